import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

const isWindows = process.platform === 'win32';
/** What a person waits for without a word. */
const silentMs = 1000;
/** What a program that has ended may still have to say, where something that it left behind holds its output open. */
const lateMs = 300;
/** Programs that have hung are not waited for again so soon: R is looked for often. */
const againMs = 5 * 60_000;
const hung = new Map<string, number>();

export interface AskOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly limitMs: number;
  /** Told what is waited for where that takes longer than a second, and which program was ended at its limit. */
  readonly onSlow: (text: string) => void;
}

/** Did it not answer lately? */
export function hasHung(program: string): boolean {
  return Date.now() - (hung.get(program) ?? Number.NEGATIVE_INFINITY) < againMs;
}

/**
 * What `PROGRAM RHOME` prints, or null where that is no answer. At the limit it is ended with all that it has started, and
 * `hasHung` from then on for some minutes.
 */
export async function rHomeOf(program: string, { env, limitMs, onSlow }: AskOptions): Promise<string | null> {
  if (hasHung(program)) return null;
  const slow = setTimeout(
    () => onSlow(`Waiting for ${program} to say where R is; after ${limitMs / 1000} s it is ended.`),
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
  'Take it out of PATH, or repair it: "R RHOME" in a terminal must print a folder at once.';

function answerOf(program: string, env: NodeJS.ProcessEnv, limitMs: number): Promise<string | null | 'late'> {
  return new Promise((resolve) => {
    // A group of its own, which can be ended whole.
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
      // Only once: a moment later its process id may be another program's.
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
    // Nothing of it outlives this process.
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
    // Nobody is left in the group.
  }
}
