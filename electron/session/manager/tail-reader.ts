import type { WorkerEvent } from '../session';

const kept = 20;

/** The last lines that the newest of a place's workers said: its output, messages and warnings. */
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
      const line = saidIn(event)?.trim();
      if (!line) return;
      lines.push(line.slice(0, 500));
      if (lines.length > kept) lines.shift();
    };
  }
}

function saidIn(event: WorkerEvent): string | null {
  if (event.kind === 'stdout' || event.kind === 'stderr') return event.line;
  return event.kind === 'condition' ? event.message : null;
}
