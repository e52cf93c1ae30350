import {
  changesLibrary,
  type EnvironmentWorkItem,
  hasEnded,
  isEnvironmentWork,
  type WorkItem,
} from '../../../shared/contract/work';
import type { EnvironmentWorkKind } from '../../../shared/contract/work-kinds';
import { asStudioError } from '../../../shared/errors/studio-error';
import type { WorkQueue } from '../../work/work-queue';
import type { WorkType } from '../../work/work-type';
import { type EnvironmentContext, EnvironmentRun, type EnvironmentWorkServices } from './environment-context';

/** One kind of long work on an environment. */
export interface EnvironmentWorkType<Input> {
  readonly kind: EnvironmentWorkKind;
  /** The title, with the thing that the work is about: "Installing lme4 1.1-31". */
  readonly title: (input: Input, environment: string) => string;
  /** Returns the outcome as a sentence. If it fails, it undoes its changes and then rejects. */
  readonly run: (input: Input, context: EnvironmentContext) => Promise<string | null>;
}

interface Started<Input> {
  readonly environment: string;
  readonly input: Input;
}

/** Long work on environments: one at a time in each environment, but at the same time in different ones. */
export class EnvironmentWork {
  #questions = 0;

  constructor(
    private readonly queue: WorkQueue,
    private readonly services: EnvironmentWorkServices,
  ) {}

  /** Starts work at once, or when the environment's other work has ended. */
  start<Input>(type: EnvironmentWorkType<Input>, environment: string, input: Input): EnvironmentWorkItem {
    return this.queue.start(this.#queued(type), { environment, input }).item;
  }

  /** The first work that runs or waits in the environment, or null. */
  activeIn(environment: string): EnvironmentWorkItem | null {
    return (
      this.queue
        .list()
        .filter(isEnvironmentWork)
        .find((item) => item.environment === environment && !hasEnded(item)) ?? null
    );
  }

  /**
   * Resolves when no work changes the environment's packages or waits to do so. For fits, which might load half of an
   * old package and half of a new one. `onWait` is called with the work that it waits for.
   */
  settled(environment: string, signal: AbortSignal, onWait: (item: WorkItem) => void): Promise<void> {
    return this.queue.settled(laneOf(environment), signal, changesLibrary, onWait);
  }

  /** The context for a question: like that of work, but it does not wait and does not appear in the list. */
  async ask<T>(
    environment: string,
    signal: AbortSignal,
    ask: (context: EnvironmentContext) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const id = `question-${++this.#questions}`;
    const run = new EnvironmentRun(this.services, {
      id,
      environment,
      signal: controller.signal,
      cancel: abort,
      log: (text, level = 'info') => this.services.log({ level, source: id, text }),
      onStep: () => undefined,
      isWork: false,
    });
    try {
      return await ask(run);
    } finally {
      signal.removeEventListener('abort', abort);
      await run.close();
    }
  }

  #queued<Input>(
    type: EnvironmentWorkType<Input>,
  ): WorkType<Started<Input>, string | null, EnvironmentWorkKind> {
    return {
      kind: type.kind,
      about: ({ environment, input }) => ({
        title: type.title(input, environment),
        project: null,
        environment,
        detail: null,
        progress: null,
      }),
      lane: ({ environment }) => laneOf(environment),
      // Needs no cores of the queue: compilers use a set number of cores, and run at the same time as fits.
      cores: () => 0,
      run: async ({ environment, input }, context) => {
        const { id, signal, log } = context;
        const run = new EnvironmentRun(this.services, {
          id,
          environment,
          signal,
          cancel: () => this.queue.cancel(id),
          log,
          onStep: (step) => context.report({ progress: { step } }),
          isWork: true,
        });
        try {
          const outcome = await type.run(input, run);
          context.report({ outcome });
          return outcome;
        } finally {
          await run.close().catch((error: unknown) => log(asStudioError(error).message, 'error'));
        }
      },
    };
  }
}

function laneOf(environment: string): string {
  return `environment ${environment}`;
}
