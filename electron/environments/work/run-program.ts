import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import { withoutPasswords } from '../../log/without-passwords';
import { ProcessGroup } from '../../session/process-group';
import { makePrivateFolder } from '../../session/segment-folder';
import { temporaryRoots } from '../../session/worker-folders';

export interface ProgramOptions {
  /** All environment variables of the program. TMPDIR is replaced by its own folder, which is removed at its end. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  /** launch.sh, beside worker.R, which ends all processes of the program with the app. */
  readonly launcher: string;
  /** When cancelled, it is interrupted, as by Ctrl+C, and killed only after this time. */
  readonly interruptFirstMs?: number;
}

export interface ProgramResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last lines of both outputs. */
  readonly tail: readonly string[];
}

const tailLines = 40;

/**
 * Runs a program to its end in its own process group. If `signal` aborts, the whole group is killed and it rejects with
 * `cancelled`. An exit code other than 0 is a result. Rejects with `invalid-input` if the program cannot be started.
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { signal, env, cwd, launcher } = options;
  if (signal.aborted) throw stopped(command);
  const temporary = privateFolder(env);
  const tail: string[] = [];
  try {
    const group = new ProcessGroup({
      command,
      args,
      launcher,
      ...(cwd !== undefined && { cwd }),
      env: temporary === null ? env : { ...env, TMPDIR: temporary },
      epoch: randomBytes(12).toString('hex'),
      onLine: (stream, line) => {
        // The text is used in errors.
        if (tail.push(withoutPasswords(line)) > tailLines) tail.shift();
        options.onLine(line, stream);
      },
    });
    const { interruptFirstMs } = options;
    let late: NodeJS.Timeout | undefined;
    const killNow = () => void group.kill().catch(() => undefined);
    const kill = () => {
      if (interruptFirstMs === undefined) return killNow();
      group.interrupt();
      late = setTimeout(killNow, interruptFirstMs);
    };
    signal.addEventListener('abort', kill, { once: true });
    const { exitCode, signal: ending, stderrTail } = await group.exited;
    signal.removeEventListener('abort', kill);
    clearTimeout(late);
    // Ends processes that it left in the background.
    await group.sweep();
    if (signal.aborted) throw stopped(command);
    return { exitCode, signal: ending, tail: tail.length > 0 ? tail : stderrTail };
  } finally {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The error for a program that failed, with its last output. */
export function programFailure(title: string, { exitCode, signal, tail }: ProgramResult): StudioError {
  const ending = signal === null ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
  const said = tail.filter((line) => line.trim() !== '').slice(-6);
  const words = said.length > 0 ? ` Its last output:${behindColon(said)}` : '';
  return new StudioError('internal', `${title} ${ending}.${words}`, {
    hint: 'The log has all of its output.',
    details: { exitCode, signal, tail },
  });
}

/** Output to put after a colon: one line follows directly, several lines begin on a new line. */
export function behindColon(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trim());
  return trimmed.length === 1 ? ` ${trimmed[0]}` : `\n${trimmed.join('\n')}`;
}

/** A folder for temporary files, removed by a later start if this process dies; null if it cannot be made. */
export function privateFolder(env: Readonly<Record<string, string>>): string | null {
  for (const root of temporaryRoots(env)) {
    try {
      return makePrivateFolder(root);
    } catch {
      // Tries the next place.
    }
  }
  return null;
}

function stopped(command: string): StudioError {
  return new StudioError('cancelled', `${command} was stopped.`);
}
