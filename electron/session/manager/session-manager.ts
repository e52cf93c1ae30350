import { availableMemory } from 'node:process';
import { throttle } from 'es-toolkit/function';
import type { WorkerInfo, WorkerRole } from '../../../shared/contract/workers';
import { StudioError } from '../../../shared/errors/studio-error';
import type { ResolvedEnvironment } from '../resolved-environment';
import type { CallOptions, Session, WorkerEvent } from '../session';
import { startSession } from '../start-session';
import type { RValue } from '../values';
import { type CallVerb, type CallVerbIn, callVerb } from '../verbs/call-verb';
import {
  type BrmsWorkerOptions,
  type EnvironmentWorkerOptions,
  type FitWorkerOptions,
  type JobSession,
  JobWorker,
  JobWorkers,
} from './job-worker';
import type { ManagedCallOptions, ManagedVerbOptions, SessionManagerOptions } from './manager-options';
import { type ManagerSettings, usualSettings } from './manager-settings';
import { type GroupPlace, WorkerGroups } from './worker-groups';
import type { WorkerName, WorkerRecord } from './worker-record';
import { WorkerWatch } from './worker-watch';

/**
 * All workers of the app. Each environment has a main worker that answers questions and a spare that waits with brms
 * loaded; each fit and other work has its own worker. Ids name places, not processes: "main", "spare" (of other environments
 * "main@NAME", "spare@NAME"), "fit-1", "worker-1" ….
 */
export class SessionManager {
  readonly #settings: ManagerSettings;
  readonly #groups: WorkerGroups;
  readonly #jobs: JobWorkers;
  readonly #closing = new AbortController();
  /**
   * Reports the workers' states: at once after a pause, then at most every `tellMs`; the last state is always reported.
   */
  readonly #tell: () => void;
  readonly #tick: NodeJS.Timeout | null;
  readonly #watch: WorkerWatch;
  readonly #counts = { fit: 0, work: 0 };

  constructor(private readonly options: SessionManagerOptions) {
    this.#settings = { ...usualSettings, ...options.settings };
    this.#jobs = new JobWorkers(options.onEvent, this.#closing.signal, () => this.#tell());
    this.#watch = new WorkerWatch(() => this.#records(), this.#settings.memoryMs);
    const { signal } = this.#closing;
    const tell = () => {
      if (signal.aborted) return;
      options.onChange(this.workers());
      this.#watch.look();
    };
    this.#tell = throttle(tell, this.#settings.tellMs, { signal });
    this.#groups = new WorkerGroups(options.environmentName, {
      settings: this.#settings,
      resolve: options.resolve,
      start: (resolved, role, onEvent, signal) => this.#start(resolved, role, onEvent, signal, true),
      onEvent: options.onEvent,
      note: (level, worker, text) => options.onNote?.(level, worker, text),
      onChange: () => this.#tell(),
    });
    this.#tick = this.#settings.automatic ? setInterval(() => this.#look(), this.#settings.tickMs) : null;
    this.#tick?.unref();
  }

  /**
   * A call in the main worker of an environment. If the worker dies during the call, it rejects with `worker-crashed`,
   * and the error's details say whether another worker is ready (`recovered`).
   */
  async call(target: string, options: ManagedCallOptions = {}): Promise<RValue> {
    const { environment = this.#groups.own, ...rest } = options;
    this.#refuseWhenClosed();
    return this.#groups.of(environment).main.call(target, rest);
  }

  /** A call in the worker with that id: a main one, or that of work. Throws `invalid-input` for others. */
  async callIn(workerId: string, target: string, options: CallOptions = {}): Promise<RValue> {
    const place = this.#find(workerId);
    if (place instanceof JobWorker) return place.call(target, options);
    if (place.role === 'main') return this.call(target, { ...options, environment: place.group.environment });
    throw new StudioError('invalid-input', `The R process ${workerId} waits to be used and takes no calls.`, {
      hint: `Call the main R process of its environment: ${place.group.mainRecord.name.id}.`,
      where: workerId,
    });
  }

  /** A verb in the main worker of an environment: see `call`. */
  readonly verb: CallVerb<ManagedVerbOptions> = (name, input, options) =>
    callVerb((target, sent: ManagedCallOptions) => this.call(target, sent), name, input, options);

  /** A verb in the worker with that id: see `callIn`. */
  readonly verbIn: CallVerbIn = (workerId, name, input, options) =>
    callVerb((target, sent) => this.callIn(workerId, target, sent), name, input, options);

  /** Starts the main worker of an environment unless there is one. */
  async start(environment = this.#groups.own): Promise<void> {
    this.#refuseWhenClosed();
    await this.#groups.of(environment).main.keeper.session();
  }

  /** A worker for one fit, with brms loaded. Rejects as `startSession` does. */
  startFitWorker(options: FitWorkerOptions): Promise<JobSession> {
    const { workId, environment = this.#groups.own } = options;
    const name = { id: `fit-${++this.#counts.fit}`, role: 'fit', environment, workId } as const;
    return this.#openWithBrms(name, options);
  }

  /** A worker for work that only asks brms: the spare, or a new one. Rejects as `startSession` does. */
  startBrmsWorker({ workId, environment, ...options }: BrmsWorkerOptions): Promise<JobSession> {
    const name = { id: `worker-${++this.#counts.work}`, role: 'work', environment, workId } as const;
    return this.#openWithBrms(name, options);
  }

  /** A worker for work on an environment, never a spare: its environment's packages may be broken. Rejects as `startSession` does. */
  async startEnvironmentWorker(options: EnvironmentWorkerOptions): Promise<JobSession> {
    this.#refuseWhenClosed();
    const { workId, environment, loadBrms } = options;
    const name: WorkerName = {
      id: `worker-${++this.#counts.work}`,
      role: 'work',
      environment: environment.config.environment_name,
      ...(workId !== null && { workId }),
    };
    return this.#jobs.open(name, options, (hear, signal) =>
      this.#start(environment, 'work', hear, signal, loadBrms),
    );
  }

  /** Main workers and spares by environment, the app's own first; then those of work as they started. */
  workers(): readonly WorkerInfo[] {
    return this.#records().map((record) => record.info());
  }

  /** Starts or restarts a worker. Throws `invalid-input` for the worker of work. */
  async restart(workerId: string): Promise<void> {
    const place = this.#find(workerId);
    if (place instanceof JobWorker) {
      const what = place.record.name.role === 'fit' ? 'fit' : 'job';
      const hint = `Cancel the ${what} and start it again.`;
      const message = `The R process ${workerId} runs a ${what} and cannot be restarted.`;
      throw new StudioError('invalid-input', message, { hint, where: workerId });
    }
    await place.group[place.role].restart();
  }

  /** Stops the running call, if there is one, but not the worker. Work ends by that. */
  interrupt(workerId: string): void {
    const place = this.#find(workerId);
    if (place instanceof JobWorker) place.interrupt();
    else if (place.role === 'main') place.group.mainRecord.session?.interrupt();
  }

  /**
   * Ends a worker. A main worker starts again with the next call, a spare with the next start of a worker of its
   * environment. To end the worker of work, the work is cancelled.
   */
  async stop(workerId: string): Promise<void> {
    const place = this.#find(workerId);
    if (place instanceof JobWorker) {
      place.cancel();
      await place.gone;
    } else if (place.role === 'main') {
      await place.group.main.keeper.stop();
    } else {
      await place.group.spare.stop(true);
    }
  }

  /**
   * Makes another environment the app's own: the ids "main" and "spare" now name its workers. The main and spare
   * workers of the previous one end, and their objects are lost; work goes on. Resolves when the workers are
   * gone.
   */
  async useEnvironment(environment: string): Promise<void> {
    this.#refuseWhenClosed();
    await this.#groups.use(environment);
  }

  /** Ends the main worker and the spare of an environment; resolves when they are gone. */
  endEnvironment(environment: string): Promise<void> {
    return this.#groups.end(environment);
  }

  /** Restarts the running workers of an environment, after a change of it; resolves before they are ready. */
  renewEnvironment(environment: string): void {
    this.#refuseWhenClosed();
    this.#groups.renew(environment);
  }

  /** Keeps the memory figures up to date until the returned function is called. */
  watch(): () => void {
    return this.#watch.begin();
  }

  /** Ends every worker. Resolves when all of them are gone. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#tick) clearInterval(this.#tick);
    this.#watch.close();
    await Promise.all([this.#groups.close(), this.#jobs.close()]);
    await this.#groups.closeSpares();
  }

  #records(): readonly WorkerRecord[] {
    const groups = this.#groups.all().flatMap((group) => group.records);
    return [...groups, ...this.#jobs.list().map(({ record }) => record)];
  }

  #start(
    environment: ResolvedEnvironment,
    role: WorkerRole,
    onEvent: (event: WorkerEvent) => void,
    signal: AbortSignal,
    loadBrms: boolean,
  ): Promise<Session> {
    const { workerFolder, startSession: start = startSession } = this.options;
    const either = AbortSignal.any([signal, this.#closing.signal]);
    return start({ environment, role, loadBrms, workerFolder, onEvent, signal: either });
  }

  async #openWithBrms(name: WorkerName, options: Parameters<JobWorkers['open']>[1]): Promise<JobSession> {
    this.#refuseWhenClosed();
    const group = this.#groups.of(name.environment);
    return this.#jobs.open(name, options, (hear, signal) => group.supply(name.role, hear, signal));
  }

  #find(workerId: string): JobWorker | GroupPlace {
    const found = this.#jobs.find(workerId) ?? this.#groups.find(workerId);
    if (found) return found;
    const ids = this.workers().map(({ id }) => id);
    const hint = `There are: ${ids.join(', ')}.`;
    throw new StudioError('invalid-input', `There is no R process “${workerId}”.`, { hint, where: workerId });
  }

  /** The automatic work: starts spares (which takes a core for some seconds) and ends idle workers. */
  #look(): void {
    const fits = this.#jobs.list().filter(({ record }) => record.name.role === 'fit');
    const free = (this.options.availableMemory ?? availableMemory)();
    const maySpare = this.options.maySpare?.() !== false && !fits.some((fit) => fit.starting);
    this.#groups.look(new Set(fits.map(({ record }) => record.name.environment)), free, maySpare);
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new StudioError('cancelled', 'Brms Studio is closing.');
  }
}
