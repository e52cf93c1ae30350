import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { peerCache } from './install';
import { lastLine, peerVariables } from './python';

const startLimitMs = 300_000;
/** Only for what never answers: a data frame of 40 MB takes brmspy half a minute on a machine that is busy. */
const answerLimitMs = 300_000;
/** Fonts are looked for once, not in every new home folder; no compiled script is left beside ours. */
const variables = {
  ...peerVariables,
  PYTHONWARNINGS: 'ignore',
  PYTHONDONTWRITEBYTECODE: '1',
  MPLCONFIGDIR: join(peerCache, 'matplotlib'),
};

/** A Python process with brmspy that does one task for each line of JSON and answers each with a line of JSON. */
export class PeerProcess {
  private said = '';
  /** Once it has ended and all that it said is here. */
  readonly #closed: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
  ) {
    this.#closed = new Promise((resolve) => child.once('close', resolve));
  }

  /**
   * Starts `script`, a file and its arguments, with `home` as its home folder and gives its first line, `ready`, too, and the
   * milliseconds that it took. Throws where it does not start, with the last that Python said.
   */
  static async start(
    python: string,
    script: readonly string[],
    home: string,
  ): Promise<{ peer: PeerProcess; ready: unknown; ms: number }> {
    const began = performance.now();
    const child = spawn(python, script, {
      env: { ...process.env, ...variables, HOME: home },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const peer = new PeerProcess(child, lines);
    child.stderr.on('data', (chunk: Buffer) => {
      peer.said = (peer.said + chunk.toString()).slice(-4000);
    });
    child.on('error', (error) => {
      peer.said = error.message;
    });
    child.stdin.on('error', () => {});
    const late = setTimeout(() => child.kill('SIGKILL'), startLimitMs);
    const { value, done } = await lines.next();
    clearTimeout(late);
    if (!done) return { peer, ready: JSON.parse(value), ms: performance.now() - began };
    // One that has closed its output is about to say why.
    await peer.#closed;
    throw new Error(lastLine(peer.said));
  }

  /** The answer of the script. Throws what it says went wrong (`{"error": …}`), and where it has ended. */
  async ask<Answer>(task: Readonly<Record<string, unknown>>): Promise<Answer> {
    this.child.stdin?.write(`${JSON.stringify(task)}\n`);
    const late = setTimeout(() => this.child.kill('SIGKILL'), answerLimitMs);
    const { value, done } = await this.lines.next();
    clearTimeout(late);
    if (done) await this.#closed;
    if (done) throw new Error(`brmspy ended while it was to ${String(task.do)}: ${lastLine(this.said)}`);
    const answer = JSON.parse(value);
    if (typeof answer.error === 'string') throw new Error(`brmspy, to ${String(task.do)}: ${answer.error}`);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    const late = setTimeout(() => this.child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }
}
