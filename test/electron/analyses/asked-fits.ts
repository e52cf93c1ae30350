import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalyses } from '../../../electron/analyses/analysis-service';
import type { StartWorker } from '../../../electron/analyses/ask-brms';
import type { BrmsOptions } from '../../../electron/analyses/brms-answers';
import type { AskedFit } from '../../../electron/analyses/question';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { WorkQueue } from '../../../electron/work/work-queue';
import type { WorkItem } from '../../../shared/contract/work';
import { plainEnvironment, processesOf, start } from '../session/real-worker';
import { saveFits } from './saved-fits';

/** Saved fits of test/fixtures in a folder of their own, and services that ask brms of them. */
export async function askedFits(names: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'brms-studio-loo-'));
  await saveFits(folder, names);
  const version = execFileSync('Rscript', ['--vanilla', '-e', 'cat(format(packageVersion("brms")))'], {
    encoding: 'utf8',
  });
  const started: Session[] = [];
  const queues: WorkQueue[] = [];

  /** Stays for all questions but those that are about workers: loading brms takes seconds. */
  let lasting: Promise<Session> | null = null;
  let hear: (event: WorkerEvent) => void = () => undefined;
  const lastingSession = (): Promise<Session> => {
    lasting ??= start({ environment: plainEnvironment(), loadBrms: true, onEvent: (event) => hear(event) });
    return lasting;
  };
  const lastingWorker: StartWorker = async (onEvent) => {
    const session = await lastingSession();
    hear = onEvent;
    return {
      info: session.info,
      call: (target, options) => session.call(target, options),
      verb: session.verb,
      kill: async () => {
        hear = () => undefined;
      },
    };
  };

  return {
    folder,
    /** Of the brms that is asked. */
    version,
    lastingSession,
    /** A worker for each question, as in the app. */
    realWorker: (async (onEvent, _work, signal) => {
      const session = await start({ environment: plainEnvironment(), loadBrms: true, onEvent, signal });
      started.push(session);
      return session;
    }) as StartWorker,
    noWorker: (() => Promise.reject(new Error('R was started'))) as StartWorker,
    started,
    /** Have all workers of `realWorker` ended? */
    gone: () => started.every(({ epoch }) => processesOf(epoch).length === 0),
    at: (name: string): AskedFit => ({
      key: name,
      load: () => Promise.reject(new Error('no draws are needed')),
      saved: { id: name, modelName: 'Model 1', project: folder, folder: join(folder, name) },
    }),
    answersOf: (name: string): readonly string[] =>
      existsSync(join(folder, name, 'analyses')) ? readdirSync(join(folder, name, 'analyses')) : [],

    /** A service with a queue of its own; `said`: the lines of its work's log; `seen`: its work, as often as it changes. */
    service(changes: Partial<BrmsOptions> = {}) {
      const said: string[] = [];
      const seen: WorkItem[] = [];
      const work = new WorkQueue({
        cores: () => 2,
        log: ({ text }) => void said.push(text),
        onChange: (item) => void seen.push(item),
      });
      queues.push(work);
      const analyses = createAnalyses({
        brms: {
          work,
          environment: () => 'paper',
          startWorker: lastingWorker,
          version: async () => version,
          warn: () => undefined,
          ...changes,
        },
      });
      return { ...analyses, work, said, seen };
    },

    async close(): Promise<void> {
      await Promise.all(queues.map((work) => work.close()));
      await (await lasting)?.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
