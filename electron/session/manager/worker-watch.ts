import { readMemory } from './worker-memory';
import type { WorkerRecord } from './worker-record';

/** Keeps the workers' memory figures up to date while a screen shows them. */
export class WorkerWatch {
  #watchers = 0;
  #timer: NodeJS.Timeout | null = null;
  #isReading = false;

  constructor(
    private readonly records: () => readonly WorkerRecord[],
    private readonly everyMs: number,
  ) {}

  /** Returns the function that ends the watch. */
  begin(): () => void {
    this.#watchers += 1;
    this.#timer ??= setInterval(() => void this.#readMemory(), this.everyMs).unref();
    void this.#readMemory();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#watchers -= 1;
      if (this.#watchers === 0) this.close();
    };
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** The workers changed: reads the memory of new workers now, not only in the next round. */
  look(): void {
    const isUnknown = this.records().some((record) => record.pid !== null && record.memoryBytes === null);
    if (isUnknown) void this.#readMemory();
  }

  async #readMemory(): Promise<void> {
    if (this.#watchers === 0 || this.#isReading) return;
    const alive = this.records().flatMap((record) =>
      record.pid === null ? [] : [{ record, pid: record.pid }],
    );
    if (alive.length === 0) return;
    this.#isReading = true;
    // If memory cannot be read now (no file can be opened, say), it stays unknown until the next round.
    const memory = await readMemory(alive.map(({ pid }) => pid)).catch(() => new Map<number, number>());
    this.#isReading = false;
    for (const { record, pid } of alive) if (record.pid === pid) record.setMemory(memory.get(pid) ?? null);
  }
}
