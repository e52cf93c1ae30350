import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { type FitWork, hasEnded, isFitWork } from '../../shared/contract/work';
import { StudioError } from '../../shared/errors/studio-error';
import { checkSpec } from '../../shared/model/check';
import { parseSpec } from '../../shared/model/parsed-spec';
import { refuseErrors } from '../../shared/model/problem';
import type { FitInfo } from '../../shared/model/project';
import { brmCall } from '../../shared/model/r-code';
import type { ModelSpec } from '../../shared/model/spec';
import type { ModelData } from '../projects/model-data';
import type { OpenProjects } from '../projects/open-projects';
import type { Project } from '../projects/project';
import type { WorkQueue } from '../work/work-queue';
import type { StartedWork, WorkType } from '../work/work-type';
import type { FitRequest, SaveAnswer } from './fit-context';
import { waitingChains } from './progress';
import { type FitServices, runFit } from './run-fit';

interface Input {
  readonly project: Project;
  readonly request: FitRequest;
  readonly environment: string;
}

/** Compiles, samples and saves a fit in its own worker. Fits run at the same time if there are enough cores. */
function fitWork(services: FitServices): WorkType<Input, FitInfo, 'fit', SaveAnswer> {
  return {
    kind: 'fit',
    about: ({ project, request: { modelId, modelName, spec }, environment }) => ({
      title: `Fit of ${modelName}`,
      project: project.path,
      environment,
      progress: { chains: waitingChains(spec.sampling.chains, spec.sampling.iter) },
      detail: {
        modelId,
        modelName,
        formula: spec.formula,
        stage: 'starting',
        stageSince: Date.now(),
        compile: 'unknown',
        fitId: null,
      },
    }),
    lane: () => null,
    cores: ({ request }) => request.spec.sampling.cores ?? 1,
    // True while R starts, compiles or reads draws on one core. While chains run, another worker may start.
    isUrgent: ({ state, detail }) => state === 'running' && detail.stage !== 'sampling',
    run: async ({ project, request, environment }, context) => {
      const fit = await runFit(services, project, environment, request, context);
      context.report({ detail: { fitId: fit.id } });
      return fit;
    },
    checkAnswer: (answer) => {
      if (answer.to === 'file' && !isAbsolute(answer.path)) {
        throw new StudioError('invalid-input', `“${answer.path}” is not the full path of a file.`, {
          hint: 'Write the full path, such as /media/disk/fit.rds.',
          where: 'path',
        });
      }
    },
  };
}

/** The fits in the queue. */
export class Fits {
  readonly #type: ReturnType<typeof fitWork>;

  constructor(
    private readonly queue: WorkQueue,
    private readonly services: FitServices,
  ) {
    this.#type = fitWork(services);
  }

  /** Queues a fit. Throws `invalid-input` at once if the spec does not fit its data. */
  start(project: Project, modelId: string): StartedWork<FitInfo, 'fit'> {
    const model = project.model(modelId);
    const request = fitRequest(model, project.data(model.datasetId), this.services.coreLimit());
    return this.queue.start(this.#type, { project, request, environment: this.services.environment() });
  }

  /**
   * Tries again to write a fit, or writes its R object elsewhere. Throws `invalid-input` if the fit does not wait for
   * it.
   */
  save(workId: string, answer: SaveAnswer): void {
    if (!this.unfinished().some(({ id, state }) => id === workId && state === 'held')) {
      throw new StudioError('invalid-input', 'This fit does not wait to be saved.', { where: workId });
    }
    this.queue.answer(this.#type, workId, answer);
  }

  /** The fits of all projects that run or wait. */
  unfinished(): readonly FitWork[] {
    return this.queue
      .list()
      .filter(isFitWork)
      .filter((fit) => !hasEnded(fit));
  }

  unfinishedIn(environment: string): readonly FitWork[] {
    return this.unfinished().filter((fit) => fit.environment === environment);
  }
}

/**
 * Makes a request with at most `coreLimit` cores, if there is a limit. Throws `invalid-input` with the first problem.
 */
export function fitRequest(
  model: {
    readonly id: string;
    readonly name: string;
    readonly datasetId: string;
    readonly spec: ModelSpec;
  },
  data: ModelData,
  coreLimit: number | null = null,
): FitRequest {
  refuseErrors(checkSpec(parseSpec(model.spec), data.columns, data.table.rowCount));
  const { sampling } = model.spec;
  const spec: ModelSpec = {
    ...model.spec,
    sampling: {
      ...sampling,
      seed: sampling.seed ?? randomInt(1, 2147483647),
      cores: Math.min(
        sampling.cores ?? Math.min(sampling.chains, availableParallelism()),
        coreLimit ?? Number.POSITIVE_INFINITY,
      ),
    },
  };
  return {
    modelId: model.id,
    modelName: model.name,
    datasetId: model.datasetId,
    spec,
    table: data.table,
    call: brmCall(spec, model.datasetId),
  };
}

interface StartServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly fits: Pick<Fits, 'start'>;
}

/** Queues a fit of a model; gives its id. The fit holds the project by itself: its window may close before it ends. */
export async function startFit(
  { projects, fits }: StartServices,
  projectPath: string,
  modelId: string,
): Promise<string> {
  const project = await projects.open(projectPath);
  try {
    const { item, result } = fits.start(project, modelId);
    const release = () => projects.release(project);
    void result.then(release, release);
    return item.id;
  } catch (error) {
    await projects.release(project);
    throw error;
  }
}
