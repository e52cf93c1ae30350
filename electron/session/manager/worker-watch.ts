import { readMemory } from './worker-memory';
import type { WorkerRecord } from './worker-record';

/** Keeps memory and handles of workers up to date while somebody watches. */
export class WorkerWatch {
  #watchers = 0;
  #timer: NodeJS.Timeout | null = null;
  #isReading = false;
  /** Whose handles will be asked for soon. */
  readonly #asked = new Set<WorkerRecord>();

  constructor(
    private readonly records: () => readonly WorkerRecord[],
    private readonly times: { readonly memoryMs: number; readonly handlesMs: number },
  ) {}

  /** Gives the function that ends the watch. */
  begin(): () => void {
    this.#watchers += 1;
    this.#timer ??= setInterval(() => void this.#readMemory(), this.times.memoryMs).unref();
    void this.#readMemory();
    for (const record of this.records()) if (record.name.role === 'main') this.askHandlesSoon(record);
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

  /** Something changed: the memory of a worker that came into use just now is not left unknown until the next round. */
  look(): void {
    const isUnknown = this.records().some((record) => record.pid !== null && record.memoryBytes === null);
    if (isUnknown) void this.#readMemory();
  }

  /** After calls, when the worker has come to rest; not more often than once in `handlesMs`. */
  askHandlesSoon(record: WorkerRecord): void {
    if (this.#watchers === 0 || this.#asked.has(record)) return;
    this.#asked.add(record);
    const ask = () => {
      this.#asked.delete(record);
      void record.askHandles();
    };
    setTimeout(ask, this.times.handlesMs).unref();
  }

  async #readMemory(): Promise<void> {
    if (this.#watchers === 0 || this.#isReading) return;
    const alive = this.records().flatMap((record) =>
      record.pid === null ? [] : [{ record, pid: record.pid }],
    );
    if (alive.length === 0) return;
    this.#isReading = true;
    // What could not be read now, as where no file can be opened, is not known until the next round.
    const memory = await readMemory(alive.map(({ pid }) => pid)).catch(() => new Map<number, number>());
    this.#isReading = false;
    for (const { record, pid } of alive) if (record.pid === pid) record.setMemory(memory.get(pid) ?? null);
  }
}
