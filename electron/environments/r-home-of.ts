import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

const isWindows = process.platform === 'win32';
/** The wait after which the user gets a message. */
const silentMs = 1000;
/** The wait for output after a program's end, if a process that it started keeps the output open. */
const lateMs = 300;
/** How long a program that has hung is not asked again, because R is searched often. */
const againMs = 5 * 60_000;
const hung = new Map<string, number>();

export interface AskOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly limitMs: number;
  /** Called with a message if a program takes longer than a second, and if it was ended at its limit. */
  readonly onSlow: (text: string) => void;
}

/** Has the program hung lately? */
export function hasHung(program: string): boolean {
  return Date.now() - (hung.get(program) ?? Number.NEGATIVE_INFINITY) < againMs;
}

/**
 * The folder that `PROGRAM RHOME` prints, or null without a valid answer. At its time limit the program is ended with
 * all that it has started; then `hasHung` is true for some minutes.
 */
export async function rHomeOf(program: string, { env, limitMs, onSlow }: AskOptions): Promise<string | null> {
  if (hasHung(program)) return null;
  const slow = setTimeout(
    () => onSlow(`Waiting for ${program} to print the folder of R. It is ended after ${limitMs / 1000} s.`),
    silentMs,
  );
  const answer = await answerOf(program, env, limitMs);
  clearTimeout(slow);
  if (answer !== 'late') return answer;
  hung.set(program, Date.now());
  onSlow(`${program} did not answer within ${limitMs / 1000} s. ${hungHint}`);
  return null;
}

/** What to do about an R that hangs. */
export const hungHint =
  'Remove it from PATH, or repair it: "R RHOME" in a terminal must print a folder at once.';

function answerOf(program: string, env: NodeJS.ProcessEnv, limitMs: number): Promise<string | null | 'late'> {
  return new Promise((resolve) => {
    // A group of its own, so that all its processes can be ended.
    const child = spawn(program, ['RHOME'], {
      env,
      detached: !isWindows,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    const end = (): void => endGroup(child);
    let late: NodeJS.Timeout | undefined;
    let isDone = false;
    const finish = (answer: string | null | 'late'): void => {
      // Only once, because later another program may have its process id.
      if (isDone) return;
      isDone = true;
      clearTimeout(limit);
      clearTimeout(late);
      process.off('exit', end);
      end();
      child.stdout.destroy();
      resolve(answer);
    };
    const limit = setTimeout(() => finish('late'), limitMs);
    // The program must not outlive this process.
    process.once('exit', end);
    child.once('error', () => finish(null));
    child.once('close', (code) => finish(code === 0 ? text.trim() : null));
    child.once('exit', (code) => {
      late = setTimeout(() => finish(code === 0 ? text.trim() : null), lateMs);
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true, stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is empty.
  }
}
