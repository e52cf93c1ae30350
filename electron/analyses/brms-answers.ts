import { asStudioError } from '../../shared/errors/studio-error';
import { askBrms, type BrmsAnalysis, type StartWorker, type Work } from './ask-brms';
import { answerFile, keepAnswer, readAnswer } from './kept-answers';

/** What is needed of R and its environments. */
export interface BrmsOptions {
  readonly startWorker: StartWorker;
  /** Of the brms that such a worker would load, found without R; null where it is not known. */
  readonly version: () => Promise<string | null>;
  /** Told what could not be done beside the answer. */
  readonly warn: (text: string) => void;
}

/** Answers of brms, kept beside the fits: the next time they are read there, and R is not started. */
export class BrmsAnswers {
  constructor(private readonly options: BrmsOptions) {}

  version(): Promise<string | null> {
    return this.options.version().catch(() => null);
  }

  /** `version`: of brms, as `version` gave it; an answer of one that is not known is not kept. Throws as `askBrms` does. */
  async answer(
    folder: string,
    analysis: BrmsAnalysis,
    query: unknown,
    version: string | null,
    work: Work,
  ): Promise<unknown> {
    const file = version === null ? null : answerFile(folder, analysis, query, version);
    const kept = file === null ? undefined : await readAnswer(file, analysis);
    if (kept !== undefined) return kept;
    const { answer, brms } = await askBrms(this.options.startWorker, folder, analysis, query, work);
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
