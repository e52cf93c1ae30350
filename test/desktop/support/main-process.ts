import type { ChildProcess } from 'node:child_process';

type Electron = typeof import('electron');

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Electron's main process, where `control.cjs` listens. */
export class MainProcess {
  readonly #child: ChildProcess;
  #last = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  /**
   * What `work` gives there. It runs as text: it sees nothing but its two arguments, and must be written for Node 12.
   * Rejects where it fails, or where the process ends before it has answered.
   */
  evaluate<Value, Argument = undefined>(
    work: (electron: Electron, argument: Argument) => Value | Promise<Value>,
    argument?: Argument,
  ): Promise<Value> {
    const id = ++this.#last;
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      const onExit = (): void => {
        stop();
        reject(new Error('Electron has ended.'));
      };
      const onMessage = (message: unknown): void => {
        const reply = message as Reply;
        if (reply.id !== id) return;
        stop();
        if (reply.error === undefined) resolve(reply.value as Value);
        else reject(new Error(`in the main process: ${reply.error}`));
      };
      child.on('message', onMessage).on('exit', onExit);
      child.send({ id, code: String(work), argument }, (error) => error && onExit());
    });
  }
}
