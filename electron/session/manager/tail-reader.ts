import type { WorkerEvent } from '../session';

const kept = 20;

/** The last lines of output, messages and warnings from the newest worker of a place. */
export class TailReader {
  #lines: string[] = [];

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Returns the listener for the next worker. From now on `lines` has that worker's lines. */
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
