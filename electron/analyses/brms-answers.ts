import { asStudioError } from '../../shared/errors/studio-error';
import type { WorkQueue } from '../work/work-queue';
import { analysisWork } from './analysis-work';
import type { BrmsAnalysis, StartWorker } from './ask-brms';
import { answerFile, keepAnswer, readAnswer } from './kept-answers';
import type { SavedFit } from './question';

/** What is needed of R and its environments. */
export interface BrmsOptions {
  /** Where questions wait for their turn, and are shown. */
  readonly work: Pick<WorkQueue, 'start'>;
  /** The environment whose brms is asked now. */
  readonly environment: () => string;
  readonly startWorker: StartWorker;
  /** Of the brms that a worker of the environment would load, found without R; null where it is not known. */
  readonly version: (environment: string) => Promise<string | null>;
  /** Told what could not be done beside the answer. */
  readonly warn: (text: string) => void;
}

/** Which brms is asked: of this environment, and its version where it is known. */
interface AskedBrms {
  readonly environment: string;
  readonly version: string | null;
}

/** Answers of brms, kept beside the fits: the next time they are read there, and R is not started. */
export class BrmsAnswers {
  readonly #type: ReturnType<typeof analysisWork>;
  /** Questions that brms is working on. */
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(private readonly options: BrmsOptions) {
    this.#type = analysisWork(options.startWorker);
  }

  async brms(): Promise<AskedBrms> {
    const environment = this.options.environment();
    return { environment, version: await this.options.version(environment).catch(() => null) };
  }

  /**
   * The kept answer, or else brms is asked, as work that goes on until it ends or is cancelled as work. Who asks the same
   * meanwhile gets the same answer. An answer of a brms whose version is not known is not kept. Throws as `askBrms` does.
   */
  answer(fit: SavedFit, analysis: BrmsAnalysis, query: unknown, brms: AskedBrms): Promise<unknown> {
    const question = `${brms.environment} ${answerFile(fit.folder, analysis, query, brms.version)}`;
    const known = this.#running.get(question);
    if (known) return known;
    const answer = this.#answer(fit, analysis, query, brms).finally(() => this.#running.delete(question));
    this.#running.set(question, answer);
    return answer;
  }

  async #answer(
    fit: SavedFit,
    analysis: BrmsAnalysis,
    query: unknown,
    { environment, version }: AskedBrms,
  ): Promise<unknown> {
    const file = version === null ? null : answerFile(fit.folder, analysis, query, version);
    const kept = file === null ? undefined : await readAnswer(file, analysis, query);
    if (kept !== undefined) return kept;
    const input = { fit, analysis, query, environment };
    const { answer, brms } = await this.options.work.start(this.#type, input).result;
    if (file !== null && brms === version) {
      await keepAnswer(file, analysis, query, answer).catch((error: unknown) =>
        this.options.warn(
          `The answer to ${analysis.words.title} is not kept beside the fit: ${asStudioError(error).message}`,
        ),
      );
    }
    return answer;
  }
}
