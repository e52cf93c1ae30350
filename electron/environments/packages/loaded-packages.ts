import type { SessionManager } from '../../session/manager/session-manager';
import type { LoadedByR } from '../../session/verbs/package-loaded';

/** The packages that an environment's main worker is known to have loaded. */
export interface LoadedPackages extends LoadedByR {
  readonly epoch: string;
}

/** True if the worker is idle, so that it answers at once. */
const limitMs = 3000;

/** Asks main workers for their loaded packages, and remembers which of these were changed on disk. */
export class LoadedLedger {
  readonly #known = new Map<string, LoadedPackages>();
  /** For each worker, by epoch: packages that were replaced or removed after it had loaded them. */
  readonly #stale = new Map<string, Set<string>>();

  constructor(private readonly workers: Pick<SessionManager, 'workers' | 'verbIn'>) {}

  /** Null if no main worker runs. A busy worker is not asked: then its last answer, or null. */
  async of(environment: string): Promise<LoadedPackages | null> {
    const worker = this.#main(environment);
    if (!worker?.epoch) return null;
    if (worker.state === 'ready') {
      try {
        const loaded = await this.workers.verbIn(worker.id, 'package_loaded', {}, { timeoutMs: limitMs });
        const told: LoadedPackages = { epoch: worker.epoch, ...loaded };
        // The worker may have been restarted meanwhile.
        if (this.#main(environment)?.epoch === told.epoch) this.#known.set(environment, told);
      } catch {
        // Its earlier answer is used.
      }
    }
    const known = this.#known.get(environment);
    return known?.epoch === worker.epoch ? known : null;
  }

  /** Notes that these packages were changed. A worker whose loaded packages are unknown may have loaded them. */
  changed(environment: string, before: LoadedPackages | null, replaced: readonly string[]): void {
    const epoch = this.#main(environment)?.epoch;
    if (!epoch) return;
    const loaded = before?.epoch === epoch ? before.folders : null;
    const names = replaced.filter((name) => loaded === null || loaded.has(name));
    const stale = this.#stale.get(epoch) ?? new Set();
    for (const name of names) stale.add(name);
    this.#stale.set(epoch, stale);
  }

  /** Packages that the environment's main worker still uses in the state before they were changed. */
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
