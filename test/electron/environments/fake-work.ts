import { join } from 'node:path';
import type { EnvironmentContext } from '../../../electron/environments/work/environment-context';
import { programFailure, runProgram } from '../../../electron/environments/work/run-program';
import { workerFolder } from '../session/real-worker';

export interface FakeWork {
  readonly context: EnvironmentContext;
  readonly said: readonly string[];
  readonly steps: readonly string[];
  readonly cancel: () => void;
}

/** The context of work that runs real programs and has no R, unless `worker` gives one. */
export function fakeWork(environment: string, worker?: EnvironmentContext['worker']): FakeWork {
  const controller = new AbortController();
  const said: string[] = [];
  const steps: string[] = [];
  const { PATH = '' } = process.env;
  const context: EnvironmentContext = {
    id: 'work-1',
    environment,
    signal: controller.signal,
    step: (number, of, text) => void steps.push(`${number}/${of} ${text}`),
    say: (line) => void said.push(line),
    worker: worker ?? (() => Promise.reject(new Error('this work has no R'))),
    async program(command, args, wish = {}) {
      const result = await runProgram(command, args, {
        env: { PATH, ...wish.env },
        launcher: join(workerFolder, 'launch.sh'),
        signal: controller.signal,
        onLine: (line) => void said.push(line),
        ...(wish.interruptFirstMs !== undefined && { interruptFirstMs: wish.interruptFirstMs }),
      });
      if (!wish.mayFail && result.exitCode !== 0) throw programFailure(wish.title ?? command, result);
      return result;
    },
  };
  return { context, said, steps, cancel: () => controller.abort() };
}
