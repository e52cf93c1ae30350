import type {
  ConfigTrial,
  EnvironmentDetails,
  EnvironmentEntry,
  EnvironmentUse,
  TrashedEnvironment,
} from '../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import type { EnvironmentNeeds } from './environment-needs';
import { EnvironmentNews } from './environment-news';
import { refuseInUse, refuseWork } from './refuse-in-use';
import { checkClone } from './store/clone';
import { cloneWork } from './store/clone-work';
import { environmentDetails } from './store/list';
import { readEnvironment, refuseMissing } from './store/read';
import { refuseDefault, renameEnvironment } from './store/rename';
import { startingEnvironment } from './store/starting-environment';
import { activeEnvironment, setActive } from './store/state-files';
import { defaultEnvironment } from './store/store-paths';
import { emptyTrash, listTrash, removeEnvironment, restoreEnvironment } from './store/trash';
import { createEnvironment, refuseTaken, saveEnvironment, setConfigAside } from './store/write';
import { tryConfig } from './try-config';

/** Environments of the running app: the store, the work in them, and the one that is in use. */
export class EnvironmentService {
  readonly #news: EnvironmentNews;
  #active: string;
  /** Makes changes that affect workers wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly needs: EnvironmentNeeds,
    active: string,
    /** Why the environment in use is another one than requested, or null. */
    private note: string | null = null,
  ) {
    if (note !== null) needs.warn(note);
    this.#active = active;
    const { paths, automatic, onChange } = needs;
    this.#news = new EnvironmentNews({
      paths,
      automatic,
      onChange,
      active: () => this.#active,
      onOthers: () => void this.#heard().catch(() => undefined),
    });
  }

  /** The environment that the app uses. Calls and fits use it unless they name another one. */
  get active(): string {
    return this.#active;
  }

  list(): Promise<readonly EnvironmentEntry[]> {
    return this.#news.list();
  }

  async details(name: string): Promise<EnvironmentDetails> {
    const details = await environmentDetails(this.needs.paths, name, this.#active);
    const { note } = this;
    return note !== null && details.active ? { ...details, notes: [note, ...details.notes] } : details;
  }

  /** Throws `invalid-input` for an environment that does not exist. */
  async use(name: string): Promise<EnvironmentUse> {
    await refuseMissing(this.needs.paths, name);
    const own = this.needs.workers
      .workers()
      .filter(({ environment, role }) => environment === name && (role === 'main' || role === 'spare'));
    const fits = this.needs.projectWork.of(name).filter((work) => work.kind === 'fit');
    return {
      workers: own.filter(({ state }) => state !== 'stopped').map(({ id }) => id),
      handles: own.reduce((sum, { handles }) => sum + handles, 0),
      fits: fits.filter(({ state }) => state !== 'queued').map(({ detail }) => detail.modelName),
      waiting: fits.filter(({ state }) => state === 'queued').map(({ detail }) => detail.modelName),
      workId: this.needs.environmentWork.activeIn(name)?.id ?? null,
    };
  }

  async create(name: string): Promise<void> {
    await createEnvironment(this.needs.paths, name);
    await this.#news.tell();
  }

  /** Starts the work that copies an environment; returns its id. Throws at once if the copy is impossible. */
  async clone(name: string, to: string): Promise<string> {
    const { paths, environmentWork } = this.needs;
    await checkClone(paths, name, to);
    return environmentWork.start(cloneWork, name, { paths, to, tell: () => this.#news.tell() }).id;
  }

  /** Ends its workers, and restarts them if it is in use. Refused while work on it or in it runs or waits. */
  rename(name: string, to: string): Promise<void> {
    return this.#inTurn(async () => {
      const { paths, workers } = this.needs;
      refuseDefault(name, 'renamed');
      await readEnvironment(paths, name);
      await refuseTaken(paths, to, name);
      refuseInUse(this.needs, name);
      // Windows does not rename a folder whose files are in use.
      await workers.endEnvironment(name);
      // Work may have begun while the workers ended.
      refuseInUse(this.needs, name);
      await renameEnvironment(paths, name, to);
      if (name === this.#active) await this.#goOn(to);
      await this.#news.tell();
    });
  }

  /**
   * Cancels its fits and questions to brms and ends its workers; "default" replaces it if it was active. Refused while other
   * work on it runs.
   */
  remove(name: string): Promise<TrashedEnvironment> {
    return this.#inTurn(async () => {
      const { paths, workers, projectWork } = this.needs;
      refuseDefault(name, 'deleted');
      await refuseMissing(paths, name);
      refuseWork(this.needs, name, 'deleted');
      const works = projectWork.of(name).map(({ id }) => id);
      for (const work of works) projectWork.cancel(work);
      await Promise.all(works.map((work) => projectWork.ended(work)));
      refuseWork(this.needs, name, 'deleted');
      if (name === this.#active) await this.#goOn(defaultEnvironment);
      else await workers.endEnvironment(name);
      const trashed = await removeEnvironment(paths, name);
      await this.#news.tell();
      return trashed;
    });
  }

  trash(): Promise<readonly TrashedEnvironment[]> {
    return listTrash(this.needs.paths);
  }

  /**
   * Returns its name, which is a new one if its own is taken. If it is still the active one (its deletion was
   * interrupted, or made by another program), the app uses it from now on.
   */
  restore(id: string, wanted?: string): Promise<string> {
    return this.#inTurn(async () => {
      const { paths } = this.needs;
      const name = await restoreEnvironment(paths, id, wanted);
      const active = this.note === null ? null : await activeEnvironment(paths).catch(() => null);
      // Not if objects would be lost without a warning.
      if (name === active && (await this.use(this.#active)).handles === 0) await this.#goOn(name);
      await this.#news.tell();
      return name;
    });
  }

  empty(ids: readonly string[]): Promise<void> {
    return emptyTrash(this.needs.paths, ids);
  }

  /** Makes the app use it, now and at later starts. Throws `invalid-input` if it does not exist or is damaged. */
  activate(name: string): Promise<void> {
    return this.#inTurn(async () => {
      await readEnvironment(this.needs.paths, name);
      const aside = await setActive(this.needs.paths, name);
      if (aside !== null) this.needs.warn(`environment_state.json was damaged and was renamed to ${aside}.`);
      await this.#goOn(name);
      await this.#news.tell();
    });
  }

  /** Like `saveEnvironment`; also restarts the environment's running workers. */
  async save(before: EnvironmentConfigData, after: EnvironmentConfigData): Promise<EnvironmentDetails> {
    await saveEnvironment(this.needs.paths, before, after);
    this.renew(before.environment_name);
    await this.#news.tell();
    return this.details(before.environment_name);
  }

  /** Returns the new path of the damaged file. */
  async setAside(name: string): Promise<string> {
    const path = await setConfigAside(this.needs.paths, name);
    this.renew(name);
    await this.#news.tell();
    return path;
  }

  /** Restarts its running workers, because their settings have changed; fits and other work go on. */
  renew(name: string): void {
    this.needs.workers.renewEnvironment(name);
  }

  try(config: EnvironmentConfigData, signal: AbortSignal): Promise<ConfigTrial> {
    return tryConfig(this.needs.environmentWork, config, signal);
  }

  close(): void {
    this.#news.close();
  }

  async #goOn(name: string): Promise<void> {
    const { workers, automatic } = this.needs;
    this.#active = name;
    this.note = null;
    const ended = workers.useEnvironment(name);
    // The worker's state and the log say why it could not start.
    if (automatic) workers.start().catch(() => undefined);
    await ended;
  }

  async #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(change);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Handles a change by another program. If the environment in use is gone, the app uses another one. */
  async #heard(): Promise<void> {
    const { paths, warn } = this.needs;
    const isThere = (entries: readonly EnvironmentEntry[]) =>
      entries.some(({ name }) => name === this.#active);
    if (isThere(await this.list())) return;
    await this.#inTurn(async () => {
      if (isThere(await this.list())) return;
      const gone = this.#active;
      const { name } = await startingEnvironment(paths, undefined, false);
      await this.#goOn(name);
      this.note = `The environment "${gone}" does not exist any more. "${name}" is used in its place.`;
      warn(this.note);
      await this.#news.tell();
    });
  }
}
