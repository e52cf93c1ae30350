import { join } from 'node:path';
import { isStudioError } from '../../../shared/errors/studio-error';
import { type ProgramResult, runProgram } from '../work/run-program';

export interface LimitedOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The folder of launch.sh. */
  readonly workerFolder: string;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ProgramAnswer {
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** Null if it was killed, or could not be started. */
  readonly exitCode: number | null;
  /** True if it still ran at its time limit; then it was killed with all that it had started. */
  readonly timedOut: boolean;
}

const maxLines = 2000;

/**
 * Runs a program to its end or to its time limit, and returns its output. Throws `cancelled`, and `invalid-input` if it
 * cannot be started.
 */
export async function runLimited(
  command: string,
  args: readonly string[],
  { env, cwd, workerFolder, limitMs, signal }: LimitedOptions,
): Promise<ProgramAnswer> {
  const lines = { stdout: [] as string[], stderr: [] as string[] };
  const limit = AbortSignal.timeout(limitMs);
  let result: ProgramResult | null = null;
  try {
    result = await runProgram(command, args, {
      env,
      ...(cwd !== undefined && { cwd }),
      launcher: join(workerFolder, 'launch.sh'),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      onLine: (line, stream) => {
        if (lines[stream].length < maxLines) lines[stream].push(line);
      },
    });
  } catch (error) {
    if (signal?.aborted || !isStudioError(error, 'cancelled')) throw error;
  }
  return { ...lines, exitCode: result?.exitCode ?? null, timedOut: result === null };
}
