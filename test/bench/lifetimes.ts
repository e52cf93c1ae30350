import { execFileSync, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionManager } from '../../electron/session/manager/session-manager';
import { type BenchRow, type BenchRun, type Cell, median, timed } from './measure';
import { callWithBrms, openManager } from './our-side';
import type { PeerSide } from './peer-side';

const roundsOf = (quick: boolean) => (quick ? 1 : 3);
const spareLimitMs = 60_000;

/** From the start of a process to the first answer of a worker with brms; `entry`: the module that has `firstCall`. */
export async function startRows(
  entry: string,
  peer: PeerSide,
  { quick }: Pick<BenchRun, 'quick'>,
): Promise<readonly BenchRow[]> {
  const name = 'process start to first call, brms loaded';
  const ours: number[] = [];
  const theirs: number[] = [];
  const plain: number[] = [];
  const rounds = roundsOf(quick);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(() => untilReady(entry)));
    plain.push(await timed(() => execFileSync('Rscript', ['-e', 'library(brms)'], { stdio: 'ignore' })));
    theirs.push(...(await peer.restart(name)));
  }
  const note = `of ${rounds}; a new process of Node.js, of Python`;
  return [
    { name, ours: median(ours), theirs: peer.cell(name, theirs), unit: 'ms', note },
    {
      ...{ name: `${name}, and R alone`, ours: median(ours), theirs: median(plain), unit: 'ms' },
      note: 'theirs: Rscript -e "library(brms)"',
    },
  ];
}

function untilReady(entry: string): Promise<void> {
  const code = `import(${JSON.stringify(entry)}).then((bench) => bench.firstCall())`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (status) => reject(new Error(`the first call's process ended with ${status}`)));
  });
}

/** From asking for a restart, or from killing the worker, to the answer of a worker with brms. */
export async function lifetimeRows(
  peer: PeerSide,
  { quick }: Pick<BenchRun, 'quick'>,
): Promise<readonly BenchRow[]> {
  const rounds = roundsOf(quick);
  const withSpare = openManager({ spare: true });
  const without = openManager({ spare: false });
  const times = { restart: three(), crash: three() };
  try {
    await callWithBrms(without);
    await callWithBrms(withSpare);
    for (let round = 0; round < rounds; round += 1) {
      for (const [what, disturb] of [
        ['restart', (manager: SessionManager) => manager.restart('main')],
        ['crash', killMain],
      ] as const) {
        times[what].theirs.push(
          ...(await peer.times(what, async (each) => (await each.ask({ do: what })).ms)),
        );
        await spareReady(withSpare);
        times[what].spare.push(await timed(() => disturbed(withSpare, disturb)));
        await spareReady(withSpare);
        times[what].bare.push(await timed(() => disturbed(without, disturb)));
      }
    }
  } finally {
    await Promise.all([withSpare.close(), without.close()]);
  }
  const theirs = {
    restart: peer.cell('restart', times.restart.theirs),
    crash: peer.cell('crash', times.crash.theirs),
  };
  const row = (name: string, ours: readonly number[], cell: Cell, note: string) => ({
    ...{ name, ours: median(ours), theirs: cell, unit: 'ms', note },
  });
  const { restart, crash } = times;
  const killed = 'the worker is killed while it is idle, a call follows at once';
  return [
    row('restart with brms', restart.spare, theirs.restart, 'to the next answer; ours: a spare was waiting'),
    row('restart with brms, without a spare', restart.bare, theirs.restart, 'R and brms are started anew'),
    row('crash to a worker with brms', crash.spare, theirs.crash, `${killed}; ours: a spare was waiting`),
    row('crash to a worker with brms, without a spare', crash.bare, theirs.crash, killed),
  ];
}

function three(): Readonly<Record<'spare' | 'bare' | 'theirs', number[]>> {
  return { spare: [], bare: [], theirs: [] };
}

async function disturbed(
  manager: SessionManager,
  disturb: (manager: SessionManager) => Promise<void>,
): Promise<void> {
  await disturb(manager);
  for (;;) {
    try {
      return await callWithBrms(manager);
    } catch (error) {
      // The call that was sent to the worker that is gone.
      if (!(error instanceof Error && 'code' in error && error.code === 'worker-crashed')) throw error;
    }
  }
}

async function killMain(manager: SessionManager): Promise<void> {
  const main = manager.workers().find(({ id }) => id === 'main');
  if (!main?.pid) throw new Error('there is no main worker to kill');
  process.kill(main.pid, 'SIGKILL');
}

async function spareReady(manager: SessionManager): Promise<void> {
  const end = Date.now() + spareLimitMs;
  while (manager.workers().find(({ id }) => id === 'spare')?.state !== 'ready') {
    if (Date.now() > end) throw new Error('no spare came');
    await sleep(50);
  }
  // What its start has left to do.
  await sleep(1000);
}
