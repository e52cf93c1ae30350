import { SessionManager } from '../../../../electron/session/manager/session-manager';
import { plainEnvironment, until, workerFolder } from '../real-worker';

// A main process of its own, for the test that kills it: a main worker in a call, a spare, the worker of a fit with
// processes that it started. Their epochs are told on stdout.
const manager = new SessionManager({
  environmentName: 'default',
  resolve: async () => plainEnvironment(),
  workerFolder,
  onEvent: () => undefined,
  onChange: () => undefined,
  settings: { spareDelayMs: 0, tickMs: 20 },
});
const spareIsReady = () => manager.workers().some(({ role, state }) => role === 'spare' && state === 'ready');

await manager.start();
await until(spareIsReady, 60_000);
const fit = await manager.startFitWorker({
  workId: 'work-1',
  onEvent: () => undefined,
  onStop: () => undefined,
  signal: new AbortController().signal,
});
const code = '{ system("setsid sleep 300 &"); parallel::mcparallel(repeat NULL); 1 }';
await fit.call('base::eval', { args: [await fit.call('base::str2lang', { args: [code] })] });
void manager.call('base::Sys.sleep', { args: [300] });
await until(spareIsReady, 60_000);
process.stdout.write(`${JSON.stringify(manager.workers().map(({ id, epoch }) => ({ id, epoch })))}\n`);
