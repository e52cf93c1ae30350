import type { SessionManager } from '../../session/manager/session-manager';
import type { LoadedByR } from '../../session/verbs/package-loaded';

/** What an environment's main worker has loaded, as far as it is known. */
export interface LoadedPackages extends LoadedByR {
  readonly epoch: string;
}

/** The worker rests, so that it answers at once. */
const limitMs = 3000;

/** Asks main workers what they have loaded, and remembers what was changed under them. */
export class LoadedLedger {
  readonly #known = new Map<string, LoadedPackages>();
  /** By epoch: packages that were replaced or removed after that worker had loaded them. */
  readonly #stale = new Map<string, Set<string>>();

  constructor(private readonly workers: Pick<SessionManager, 'workers' | 'verbIn'>) {}

  /** Null where no main worker runs. One that is busy is not asked: then what it told last, or null. */
  async of(environment: string): Promise<LoadedPackages | null> {
    const worker = this.#main(environment);
    if (!worker?.epoch) return null;
    if (worker.state === 'ready') {
      try {
        const loaded = await this.workers.verbIn(worker.id, 'package_loaded', {}, { timeoutMs: limitMs });
        const told: LoadedPackages = { epoch: worker.epoch, ...loaded };
        // It may have been restarted in between.
        if (this.#main(environment)?.epoch === told.epoch) this.#known.set(environment, told);
      } catch {
        // What it told before has to do.
      }
    }
    const known = this.#known.get(environment);
    return known?.epoch === worker.epoch ? known : null;
  }

  /** These were changed. Where it is not known what the worker has loaded, it may have had them. */
  changed(environment: string, before: LoadedPackages | null, replaced: readonly string[]): void {
    const epoch = this.#main(environment)?.epoch;
    if (!epoch) return;
    const loaded = before?.epoch === epoch ? before.folders : null;
    const names = replaced.filter((name) => loaded === null || loaded.has(name));
    const stale = this.#stale.get(epoch) ?? new Set();
    for (const name of names) stale.add(name);
    this.#stale.set(epoch, stale);
  }

  /** Packages that the environment's main worker still has as they were before they were changed. */
  stale(environment: string): readonly string[] {
    const epoch = this.#main(environment)?.epoch;
    return epoch ? [...(this.#stale.get(epoch) ?? [])].sort() : [];
  }

  #main(environment: string) {
    return this.workers
      .workers()
      .find(
        (worker) => worker.role === 'main' && worker.environment === environment && worker.epoch !== null,
      );
  }
}
