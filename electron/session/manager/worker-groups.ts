import { type GroupServices, WorkerGroup } from './worker-group';

/** One of the two workers of an environment. */
export interface GroupPlace {
  readonly role: 'main' | 'spare';
  readonly group: WorkerGroup;
}

/** The workers of every environment that has had any, and which environment is the app's own. */
export class WorkerGroups {
  readonly #groups = new Map<string, WorkerGroup>();
  /** Groups of environments that the app has left; their workers are ending. */
  readonly #ending = new Set<WorkerGroup>();
  #own: string;

  constructor(
    own: string,
    private readonly services: GroupServices,
  ) {
    this.#own = own;
    this.of(own);
  }

  /** The name of the app's own environment. */
  get own(): string {
    return this.#own;
  }

  /** All groups, that of the app's own environment first. */
  all(): readonly WorkerGroup[] {
    const own = this.of(this.#own);
    return [own, ...[...this.#groups.values()].filter((group) => group !== own)];
  }

  of(environment: string): WorkerGroup {
    const known = this.#groups.get(environment);
    if (known) return known;
    const group = new WorkerGroup(environment, environment === this.#own, this.services);
    this.#groups.set(environment, group);
    return group;
  }

  find(workerId: string): GroupPlace | null {
    for (const group of this.#groups.values()) {
      for (const { name } of group.records) {
        if (name.id !== workerId) continue;
        if (name.role === 'main' || name.role === 'spare') return { role: name.role, group };
      }
    }
    return null;
  }

  /**
   * Makes another environment the app's own: the plain ids now name its workers. The running workers of both
   * environments end, because a worker keeps its id for life. Resolves when they are gone.
   */
  async use(environment: string): Promise<void> {
    if (environment === this.#own) return;
    const before = this.#own;
    this.#own = environment;
    const ends = [this.end(before), this.end(environment)];
    this.of(environment);
    this.services.onChange();
    await Promise.all(ends);
  }

  /** Ends the main worker and the spare of an environment; resolves when they are gone. */
  async end(environment: string): Promise<void> {
    const group = this.#groups.get(environment);
    if (!group) return;
    this.#groups.delete(environment);
    this.#ending.add(group);
    this.services.onChange();
    await group.stop();
    this.#ending.delete(group);
  }

  /** Restarts every worker of the environment that runs, starts or failed to start. Their objects are lost. */
  renew(environment: string): void {
    const group = this.#groups.get(environment);
    if (!group) return;
    const { keeper } = group.main;
    if (group.spare.waits || group.spare.starting) void group.spare.stop(false);
    // The worker's state says why it could not start.
    if (keeper.usable || keeper.starting || keeper.failure) keeper.restart().catch(() => undefined);
  }

  /**
   * Ends idle workers and starts one spare if one is needed. `busy`: environments in which fits run; `free`: free
   * memory, in bytes.
   */
  look(busy: ReadonlySet<string>, free: number, maySpare: boolean): void {
    const { spareMemory } = this.services.settings;
    const groups = this.all();
    const starting = groups.some((group) => group.starting);
    for (const group of groups) {
      const hasFits = busy.has(group.environment);
      void group.retire(hasFits);
      if (group.spare.waits && free < spareMemory / 2) void group.spare.stop(false);
      // Loading brms takes a core for some seconds, so no spare starts while a user waits for a start or a compiler.
      if (starting || free < spareMemory || !maySpare) continue;
      if (group.wantsSpare(hasFits)) {
        group.spare.start();
        return;
      }
    }
  }

  async close(): Promise<void> {
    const groups = [...this.#groups.values(), ...this.#ending];
    await Promise.all(groups.map((group) => group.close()));
  }

  /** Ends a spare that was handed out while the app closed, and came back. */
  async closeSpares(): Promise<void> {
    await Promise.all([...this.#groups.values(), ...this.#ending].map((group) => group.spare.close()));
  }
}
