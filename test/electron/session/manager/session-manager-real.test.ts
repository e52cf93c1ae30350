import { afterEach, expect, test, vi } from 'vitest';
import { fromR } from '../../../../electron/session/from-r';
import type { SessionManagerOptions } from '../../../../electron/session/manager/manager-options';
import { SessionManager } from '../../../../electron/session/manager/session-manager';
import type { WorkerInfo } from '../../../../shared/contract/workers';
import { foldersOf, plainEnvironment, processesOf, workerFolder } from '../real-worker';
import { fitOptions } from './fake-workers';

let manager: SessionManager;
let told: readonly WorkerInfo[];
afterEach(() => manager.close());

type Config = Parameters<typeof plainEnvironment>[0];

function open(config: Config = {}, options: Partial<SessionManagerOptions> = {}) {
  told = [];
  manager = new SessionManager({
    environmentName: 'default',
    resolve: async () => plainEnvironment(config),
    workerFolder,
    onEvent: () => undefined,
    onChange: (workers) => {
      told = workers;
    },
    settings: { spareDelayMs: 50, tickMs: 50, memoryMs: 200 },
    ...options,
  });
}
const info = (id: string) => manager.workers().find((worker) => worker.id === id);
const ready = (id: string) =>
  vi.waitFor(() => expect(info(id)?.state).toBe('ready'), { timeout: 60_000, interval: 20 });
const pidOf = async () => fromR(await manager.call('base::Sys.getpid'));
const evaluate = async (code: string) =>
  manager.call('base::eval', { args: [await manager.call('base::str2lang', { args: [code] })] });
test('what is known of a worker while somebody watches: memory with its children, handles', async () => {
  open({}, { maySpare: () => false });
  await manager.start();
  const end = manager.watch();
  await vi.waitFor(() => expect(told[0]?.memoryBytes).toBeGreaterThan(5e7), { timeout: 20_000 });
  const alone = told[0]?.memoryBytes ?? 0;
  const fork = await evaluate(
    '{ assign("child", parallel::mcparallel({ x <- rep(1, 2.5e7); Sys.sleep(60) }), globalenv()); NULL }',
  );
  expect(fork).toMatchObject({ type: 'null' });
  // 200 MB in the forked child, which R itself knows nothing of; what it shares with R is counted once.
  await vi.waitFor(() => expect((told[0]?.memoryBytes ?? 0) - alone).toBeGreaterThan(1.8e8), {
    timeout: 20_000,
  });
  expect((told[0]?.memoryBytes ?? 0) - alone).toBeLessThan(2e8 + 0.7 * alone);
  await manager.call('base::new.env');
  // Known with the answer. The code that was evaluated is one of them.
  expect(info('main')).toMatchObject({ handles: 2, handleBytes: expect.any(Number), call: null });
  expect(info('main')?.handleBytes).toBeGreaterThan(0);
  end();
});

test.each([
  ['fails', 'stop("no such licence")', /Startup script 1 .* failed: no such licence/],
  ['ends R', '{ message("the licence server is away"); quit(status = 3) }', /licence server is away/],
])(
  'a startup script that %s: the reason, what R said, and when it is tried again',
  async (_, script, reason) => {
    // So long a wait that no second start comes between.
    const backOff = { firstMs: 600_000, largestMs: 600_000, stableMs: 30_000 };
    open({ startup_scripts: [script] }, { settings: { backOff } });
    const error = await pidOf().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: expect.stringMatching(/The next attempt is in 600 s\.$/),
      details: { retryAt: expect.any(Number) },
    });
    expect(error).toMatchObject({ message: expect.stringMatching(reason) });
    await expect(pidOf()).rejects.toThrow(reason);
    // No start was made for the second call.
    expect(info('main')).toMatchObject({
      state: 'failed',
      restarts: 0,
      message: expect.stringMatching(reason),
    });
  },
);

test('closing ends all workers, also one that is starting, and removes their folders', async () => {
  open();
  const before = foldersOf(process.pid).length;
  await manager.start();
  await ready('spare');
  const epochs = [info('main')?.epoch ?? '', info('spare')?.epoch ?? ''];
  const call = manager.call('base::Sys.sleep', { args: [100] }).catch((error: unknown) => error);
  const fit = manager.startFitWorker(fitOptions()).catch((error: unknown) => error);
  await manager.close();
  expect(await call).toMatchObject({ code: 'cancelled' });
  await fit;
  expect(epochs.flatMap(processesOf)).toEqual([]);
  expect(foldersOf(process.pid)).toHaveLength(before);
});

test('an idle worker is retired and comes back', async () => {
  open({}, { maySpare: () => false, settings: { idleMs: 600, tickMs: 50 } });
  await manager.start();
  const epoch = info('main')?.epoch ?? '';
  const kept = await manager.call('base::new.env');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(info('main')).toMatchObject({ state: 'ready', handles: 1 });
  await manager.verb('release', { ids: ['id' in kept ? kept.id : ''] });
  await vi.waitFor(() => expect(info('main')?.state).toBe('stopped'), { timeout: 20_000 });
  expect(processesOf(epoch)).toEqual([]);
  await pidOf();
  expect(info('main')).toMatchObject({ state: 'ready', restarts: 1 });
});
