import type { WorkerRole } from '../../../shared/contract/workers';
import type { ResolvedEnvironment } from '../resolved-environment';
import type { Session, WorkerEvent } from '../session';
import { MainWorker } from './main-worker';
import type { ManagerSettings } from './manager-settings';
import { SpareWorker } from './spare-worker';
import { type WorkerName, WorkerRecord } from './worker-record';

/** Services that the workers of all environments share. */
export interface GroupServices {
  readonly settings: ManagerSettings;
  readonly resolve: (environment: string) => Promise<ResolvedEnvironment>;
  readonly start: (
    environment: ResolvedEnvironment,
    role: WorkerRole,
    onEvent: (event: WorkerEvent) => void,
    signal: AbortSignal,
  ) => Promise<Session>;
  readonly onEvent: (event: WorkerEvent, worker: WorkerName) => void;
  readonly note: (level: 'info' | 'error', worker: WorkerName, text: string) => void;
  readonly onChange: () => void;
}

/** The workers of one environment: the main one and its spare. Fits take their workers from here. */
export class WorkerGroup {
  readonly main: MainWorker;
  readonly spare: SpareWorker;
  readonly mainRecord: WorkerRecord;
  readonly spareRecord: WorkerRecord;
  /** When a worker was last taken from here, in milliseconds since 1970. */
  #lastTaken = 0;

  constructor(
    readonly environment: string,
    /** Is this the app's own environment? Then its workers have plain ids, and are kept longer. */
    readonly isOwn: boolean,
    private readonly services: GroupServices,
  ) {
    const { onChange, onEvent, note, settings, resolve, start } = services;
    const options = (role: 'main' | 'spare') => {
      const name = { id: isOwn ? role : `${role}@${environment}`, role, environment };
      return {
        record: new WorkerRecord(name, onChange),
        onEvent: (event: WorkerEvent) => onEvent(event, name),
        note: (level: 'info' | 'error', text: string) => note(level, name, text),
        backOff: settings.backOff,
      };
    };
    const main = options('main');
    const spare = options('spare');
    this.mainRecord = main.record;
    this.spareRecord = spare.record;
    this.main = new MainWorker({
      ...main,
      supply: (listener, signal) => this.supply('main', listener, signal),
      automatic: settings.automatic,
      recoverWaitMs: settings.recoverWaitMs,
    });
    this.spare = new SpareWorker({
      ...spare,
      resolve: () => resolve(environment),
      start: (resolved, listener, signal) => start(resolved, 'spare', listener, signal),
    });
  }

  get starting(): boolean {
    return this.main.keeper.starting || this.spare.starting;
  }

  get records(): readonly WorkerRecord[] {
    return this.services.settings.automatic ? [this.mainRecord, this.spareRecord] : [this.mainRecord];
  }

  /** A worker with brms loaded: the spare, or one that is started now. */
  async supply(
    role: WorkerRole,
    onEvent: (event: WorkerEvent) => void,
    signal: AbortSignal,
  ): Promise<Session> {
    const { resolve, start } = this.services;
    // The environment may be edited while a spare starts, so it is looked up after that.
    await this.spare.settled(signal);
    const environment = await resolve(this.environment);
    const spare = await this.spare.take(environment, signal);
    this.#lastTaken = Date.now();
    if (!spare) return start(environment, role, onEvent, signal);
    spare.listen(onEvent);
    return spare;
  }

  /** Does this environment need a spare now? It does some seconds after its last start, while it is in use. */
  wantsSpare(hasFits: boolean): boolean {
    const { spareDelayMs } = this.services.settings;
    const since = Math.max(this.main.keeper.readySince ?? 0, this.#lastTaken);
    const inUse = this.main.keeper.readySince !== null || hasFits;
    const now = Date.now();
    return (
      this.spare.isWanted && inUse && now - since >= spareDelayMs && now - this.#lastUsed() < this.#idleMs
    );
  }

  /** Ends workers that were not used for long. */
  async retire(hasFits: boolean): Promise<void> {
    await this.main.retire(this.#idleMs);
    const unused = Date.now() - this.#lastUsed();
    if (this.spare.waits && !hasFits && unused >= this.#idleMs) await this.spare.stop(false);
  }

  /** Ends both; resolves when they are gone. */
  async stop(): Promise<void> {
    await Promise.all([this.main.keeper.stop(), this.spare.stop(true)]);
  }

  async close(): Promise<void> {
    await Promise.all([this.main.keeper.close(), this.spare.close()]);
  }

  get #idleMs(): number {
    const { idleMs, otherIdleMs } = this.services.settings;
    return this.isOwn ? idleMs : otherIdleMs;
  }

  #lastUsed(): number {
    return Math.max(this.main.lastUsed, this.#lastTaken);
  }
}
