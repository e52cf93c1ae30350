import { afterEach } from 'vitest';
import type { WorkInEnvironment } from '../../../electron/environments/environment-needs';
import { EnvironmentService } from '../../../electron/environments/environment-service';
import { EnvironmentWork } from '../../../electron/environments/work/environment-work';
import { WorkQueue } from '../../../electron/work/work-queue';
import type { FitWork } from '../../../shared/contract/work';
import { StudioError } from '../../../shared/errors/studio-error';
import { fitWork } from '../../renderer/fake/fixtures';
import { fakeManager } from '../session/manager/fake-workers';
import { temporaryHome } from './temporary-home';

/** A fit in an environment, as far as anybody asks. */
export function waitingFit(id: string, state: FitWork['state']): WorkInEnvironment {
  const { kind, title, detail } = fitWork;
  return { id, kind, title, state, detail: { ...detail, modelName: `Model of ${id}` } };
}

/** Environments of a running app whose workers are in memory, in a home of its own for each test of a file. */
export function serviceHome() {
  const home = temporaryHome();
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  const refuse = () => {
    throw new StudioError('internal', 'Nothing here is done with R.');
  };
  return {
    home,
    /** `automatic`: workers start by themselves after a switch, as in the app. */
    begin(active = 'default', note: string | null = null, automatic = true) {
      const { manager, starter, info } = fakeManager({ environmentName: active });
      const warnings: string[] = [];
      const cancelled: string[] = [];
      /** Work that waits to run in "demo". */
      const waiting: WorkInEnvironment[] = [];
      const queue = new WorkQueue({
        cores: () => 2,
        log: () => undefined,
        onChange: () => undefined,
      });
      const environmentWork = new EnvironmentWork(queue, {
        resolve: refuse,
        startWorker: refuse,
        launcher: '/nowhere',
        network: () => ({ env: {}, repositories: {} }),
        log: () => undefined,
      });
      const service = new EnvironmentService(
        {
          paths: home.paths,
          workers: manager,
          environmentWork,
          projectWork: {
            of: (environment) => [
              ...manager
                .workers()
                .flatMap(({ workId, environment: its }) =>
                  workId !== null && its === environment ? [waitingFit(workId, 'running')] : [],
                ),
              ...waiting.filter(() => environment === 'demo'),
            ],
            cancel: (workId) => void cancelled.push(workId),
            ended: async () => {
              waiting.splice(0);
              for (const { id, role } of manager.workers()) if (role === 'fit') await fits.get(id)?.kill();
            },
          },
          automatic,
          onChange: () => undefined,
          warn: (text) => void warnings.push(text),
        },
        active,
        note,
      );
      const fits = new Map<string, { kill(): Promise<void> }>();
      closing.push(async () => {
        service.close();
        await queue.close();
        await manager.close();
      });
      /** The worker of a fit in an environment. */
      const fit = async (environment: string, workId: string): Promise<void> => {
        const nothing = () => undefined;
        const signal = new AbortController().signal;
        const options = { workId, environment, onEvent: nothing, onStop: nothing, signal };
        const session = await manager.startFitWorker(options);
        const id = manager.workers().find((worker) => worker.workId === workId)?.id ?? '';
        fits.set(id, session);
      };
      return { service, manager, starter, info, queue, environmentWork, warnings, cancelled, waiting, fit };
    },
  };
}
