import { SessionManager } from '../../electron/session/manager/session-manager';
import type { RValue } from '../../electron/session/values';
import { plainEnvironment, workerFolder } from '../electron/session/real-worker';

/** The app's own manager of workers with the R of this machine; `spare`: as in the app, or none. */
export function openManager({ spare }: { readonly spare: boolean }): SessionManager {
  return new SessionManager({
    resolve: async () => plainEnvironment(),
    environmentName: 'default',
    workerFolder,
    onEvent: () => {},
    onChange: () => {},
    maySpare: () => spare,
  });
}

/** Answers once the main worker has brms. */
export async function callWithBrms(manager: SessionManager): Promise<void> {
  const loaded = await manager.call('base::isNamespaceLoaded', { args: ['brms'] });
  if (loaded.type !== 'logical' || loaded.values[0] !== 1) throw new Error('the worker has no brms');
}

/** The whole way of a process that has just started to its first answer; run by `startRow` in a process of its own. */
export async function firstCall(): Promise<void> {
  const manager = openManager({ spare: false });
  await callWithBrms(manager);
  process.stdout.write('ready\n');
  await manager.close();
}

export async function evaluate(manager: SessionManager, code: string): Promise<RValue> {
  return manager.call('base::eval', { args: [await manager.call('base::str2lang', { args: [code] })] });
}
