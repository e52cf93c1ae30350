import type { WorkerEvent } from './session';

const kept = 20;

/** The last lines that the newest of a place's workers wrote to stderr. */
export class TailReader {
  #lines: string[] = [];

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Gives the listener for the next worker; from now on `lines` are its lines. */
  begin(): (event: WorkerEvent) => void {
    const lines: string[] = [];
    this.#lines = lines;
    return (event) => {
      if (event.kind !== 'stderr') return;
      lines.push(event.line.slice(0, 500));
      if (lines.length > kept) lines.shift();
    };
  }
}
