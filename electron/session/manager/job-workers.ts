import type { Session, WorkerEvent } from '../session';
import { type JobSession, JobWorker, type JobWorkerOptions } from './job-worker';
import { type WorkerName, WorkerRecord } from './worker-record';

/** The workers of fits and other work, in the order of their start. */
export class JobWorkers {
  readonly #workers = new Map<string, JobWorker>();

  constructor(
    private readonly onEvent: (event: WorkerEvent, worker: WorkerName) => void,
    /** Cancels every start. */
    private readonly closing: AbortSignal,
    private readonly onChange: () => void,
  ) {}

  list(): readonly JobWorker[] {
    return [...this.#workers.values()];
  }

  find(id: string): JobWorker | undefined {
    return this.#workers.get(id);
  }

  /** Rejects as `supply` does. */
  async open(
    name: WorkerName,
    options: JobWorkerOptions,
    supply: (hear: (event: WorkerEvent) => void, signal: AbortSignal) => Promise<Session>,
  ): Promise<JobSession> {
    const worker = new JobWorker(new WorkerRecord(name, this.onChange), options.onStop);
    this.#workers.set(name.id, worker);
    void worker.gone.then(() => {
      this.#workers.delete(name.id);
      this.onChange();
    });
    const hear = (event: WorkerEvent) => {
      options.onEvent(event);
      this.onEvent(event, name);
    };
    await worker.open(() => supply(hear, AbortSignal.any([options.signal, this.closing])));
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.list().map((worker) => worker.kill()));
  }
}
