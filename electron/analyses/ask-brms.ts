import { join } from 'node:path';
import type { AnyAnalysis, FromBrms } from '../../shared/analyses/analysis';
import { isStudioError, StudioError } from '../../shared/errors/studio-error';
import { fitFiles } from '../fits/fit-store';
import type { JobSession } from '../session/manager/job-worker';
import type { WorkerEvent } from '../session/session';
import { isSavedFitVerb } from '../session/verbs/list';

/** An analysis that is asked of brms. */
export interface BrmsAnalysis extends AnyAnalysis {
  readonly source: FromBrms<unknown>;
}

/** Starts the worker that a question has for itself, in its environment, with brms loaded. */
export type StartWorker = (
  onEvent: (event: WorkerEvent) => void,
  work: { readonly id: string; readonly environment: string },
  signal: AbortSignal,
) => Promise<JobSession>;

/** What brms answered, and the version of it that did. */
export interface BrmsAnswer {
  readonly answer: unknown;
  readonly brms: string | null;
}

/** Who follows a question. */
interface Listener {
  readonly signal: AbortSignal;
  /** Hears what R does now: "Computing LOO". */
  readonly onStep: (text: string) => void;
}

/**
 * Has brms answer, in a worker of its own that reads the fit in `folder` and is killed after, or as soon as `signal`
 * aborts. Throws `r-error` with R's own condition, `invalid-input` where the saved fit cannot be used, `worker-crashed`,
 * `cancelled`, and `internal` where the answer does not have the analysis's form.
 */
export async function askBrms(
  start: (onEvent: (event: WorkerEvent) => void) => Promise<JobSession>,
  folder: string,
  analysis: BrmsAnalysis,
  query: unknown,
  { signal, onStep }: Listener,
): Promise<BrmsAnswer> {
  let session: JobSession | undefined;
  const kill = (): void => void session?.kill().catch(() => undefined);
  signal.addEventListener('abort', kill);
  const warned: string[] = [];
  try {
    session = await start((event) => {
      if (event.kind !== 'verb') return;
      if (event.name === 'working') onStep(String(event.fields.on));
      if (event.name === 'warned') warned.push(String(event.fields.text));
    });
    signal.throwIfAborted();
    const { verb } = analysis.source;
    if (!isSavedFitVerb(verb))
      throw new StudioError('internal', `An R process of this kind cannot answer ${verb}.`);
    const file = join(folder, fitFiles.object);
    const answer = await session.verb(verb, { file, call: analysis.source.call(query) });
    return { answer: checked(analysis, answer), brms: session.info.versions.brms ?? null };
  } catch (error) {
    if (signal.aborted) {
      throw new StudioError('cancelled', `${analysis.words.title} was cancelled.`, { cause: error });
    }
    throw told(analysis, error, warned);
  } finally {
    signal.removeEventListener('abort', kill);
    await session?.kill();
  }
}

/** The answer in the form that the analysis promises. */
function checked(analysis: AnyAnalysis, answer: unknown): unknown {
  const parsed = analysis.answer.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new StudioError(
    'internal',
    `R's answer to ${analysis.id} has another form than expected: ${place} ${issue?.message}.`,
    {
      hint: 'This is a fault of Brms Studio, or of a version of brms that it does not know.',
      cause: parsed.error,
    },
  );
}

/** R's own error, with what it was about, and the warnings that came before it. */
function told({ words, source }: BrmsAnalysis, error: unknown, warned: readonly string[]): unknown {
  if (!isStudioError(error, 'r-error')) return error;
  const { condition, details, where } = error;
  return new StudioError(
    'r-error',
    `${words.title} cannot be computed for this fit. R says: ${error.message}`,
    {
      hint: [...(warned.length > 0 ? [`R warned: ${warned.join(' ')}`] : []), source.takes].join(' '),
      condition,
      details,
      where,
      cause: error,
    },
  );
}
