import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionManager } from '../../electron/session/manager/session-manager';
import { type Echo, startEcho } from './echo';
import { type BenchRow, type BenchRun, type Cell, median, quantile, timed } from './measure';
import { callWithBrms, evaluate, openManager } from './our-side';
import type { PeerSide } from './peer-side';

/** How much of each; the quick form only shows that it runs. */
interface Sizes {
  readonly blocks: number;
  readonly callsInBlock: number;
  readonly peerCallsInBlock: number;
  readonly matrixRows: number;
  readonly matrixColumns: number;
  readonly matrixRounds: number;
  readonly arrayRounds: number;
  readonly frameRows: number;
  readonly frameRounds: number;
}
const full: Sizes = {
  ...{ blocks: 20, callsInBlock: 100, peerCallsInBlock: 25 },
  ...{ matrixRows: 4000, matrixColumns: 10_000, matrixRounds: 5, arrayRounds: 25 },
  ...{ frameRows: 100_000, frameRounds: 3 },
};
const small: Sizes = {
  ...{ blocks: 1, callsInBlock: 10, peerCallsInBlock: 5 },
  ...{ matrixRows: 1000, matrixColumns: 1000, matrixRounds: 1, arrayRounds: 1 },
  ...{ frameRows: 1000, frameRounds: 1 },
};
const count = (value: number) => value.toLocaleString('en');
const megabytes = (bytes: number) => `${Number((bytes / 1e6).toPrecision(2))} MB`;

/** At the start of every block, and not counted: what another process did before has left nothing of us in the caches. */
const warmUpCalls = 10;

/** What goes between the main process and a worker: small calls, a matrix, an array, a data frame. */
export async function transferRows(
  peer: PeerSide,
  { quick }: Pick<BenchRun, 'quick'>,
): Promise<readonly BenchRow[]> {
  const sizes = quick ? small : full;
  const manager = openManager({ spare: false });
  const echo = await startEcho();
  try {
    await callWithBrms(manager);
    return [
      ...(await roundTrips(manager, peer, echo, sizes)),
      ...(await largeResults(manager, peer, sizes)),
      await largeArgument(manager, peer, sizes),
    ];
  } finally {
    echo.close();
    await manager.close();
  }
}

async function roundTrips(
  manager: SessionManager,
  peer: PeerSide,
  echo: Echo,
  sizes: Sizes,
): Promise<readonly BenchRow[]> {
  const call = () => manager.call('base::Sys.getpid');
  const task = { do: 'calls', count: warmUpCalls + sizes.peerCallsInBlock };
  const [ours, bare, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let block = 0; block < sizes.blocks; block += 1) {
    ours.push(...(await warmTimes(call, sizes.callsInBlock)));
    bare.push(...(await warmTimes(echo.round, sizes.callsInBlock)));
    theirs.push(
      ...(await peer.times('round trip', async (each) => (await each.ask(task)).ms.slice(warmUpCalls))),
    );
  }
  const counts = `${ours.length} calls of base::Sys.getpid`;
  const both = (p: number): readonly BenchRow[] => [
    {
      ...{ name: `round trip p${p * 100}`, ours: quantile(ours, p), unit: 'ms' },
      theirs: peer.cell('round trip', theirs, (times) => quantile(times, p)),
      note: `${counts} in blocks, theirs ${theirs.length}`,
    },
    {
      ...{ name: `round trip p${p * 100}, and an echo`, ours: quantile(ours, p), theirs: quantile(bare, p) },
      ...{ unit: 'ms', note: 'theirs: a TCP echo of as many bytes within Node.js' },
    },
  ];
  return [...both(0.5), ...both(0.95)];
}

async function warmTimes(step: () => Promise<unknown>, calls: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let call = -warmUpCalls; call < calls; call += 1) {
    const took = await timed(step);
    if (call >= 0) times.push(took);
  }
  return times;
}

/** Made once in R and kept there, so that only the way here is measured. */
interface LargeResult {
  readonly name: string;
  readonly code: string;
  readonly bytes: number;
  readonly rounds: number;
}

async function largeResults(
  manager: SessionManager,
  peer: PeerSide,
  sizes: Sizes,
): Promise<readonly BenchRow[]> {
  const { matrixRows: rows, matrixColumns: columns, matrixRounds, arrayRounds } = sizes;
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
  try {
    const bytes = rows * columns * 8;
    const matrixCode = `bench_matrix <- matrix(runif(${rows * columns}), ${rows})`;
    const matrix: LargeResult = { name: 'bench_matrix', code: matrixCode, bytes, rounds: matrixRounds };
    const arrayCode = 'bench_array <- array(runif(4e5), c(1000, 4, 100))';
    const array: LargeResult = { name: 'bench_array', code: arrayCode, bytes: 3.2e6, rounds: arrayRounds };
    const ofMatrix = await results(manager, peer, matrix, folder, copier(folder, bytes));
    const ofArray = await results(manager, peer, array, folder);
    const name = `${count(rows)} × ${count(columns)} matrix (${megabytes(bytes)}), R to main`;
    return [
      { ours: ofMatrix.ours, theirs: ofMatrix.theirs, name, unit: 'ms', note: `of ${matrixRounds}` },
      {
        ...{ name: `${name}, and dd`, ours: ofMatrix.ours, theirs: ofMatrix.beside, unit: 'ms' },
        note: 'theirs: dd of as many bytes from tmpfs to tmpfs',
      },
      {
        ...{ ours: ofArray.ours, theirs: ofArray.theirs, unit: 'ms', note: `of ${arrayRounds}` },
        name: '1,000 × 4 × 100 array (3.2 MB), R to main',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ResultTimes {
  readonly ours: number;
  /** Of what was done after each of ours. */
  readonly beside: number;
  readonly theirs: Cell;
}

/**
 * Medians. The first of each is not counted: it may have to wait for memory that the machine has not touched yet. brmspy
 * comes last and by itself, since it takes new memory at every call.
 */
async function results(
  manager: SessionManager,
  peer: PeerSide,
  { name, code, bytes, rounds }: LargeResult,
  folder: string,
  beside: () => number = () => Number.NaN,
): Promise<ResultTimes> {
  await evaluate(manager, `{ local(${code}, globalenv()); NULL }`);
  const ours: number[] = [];
  const others: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = performance.now();
    const value = await manager.call('base::get', { args: [name] });
    ours.push(performance.now() - before);
    if (value.type !== 'double' || value.values.byteLength !== bytes) throw new Error(`${name} is not whole`);
    others.push(beside());
  }
  const script = join(folder, `${name}.R`);
  writeFileSync(script, `${code}\ninvisible(NULL)\n`);
  const theirs = await peer.times(name, async (each) => {
    await each.ask({ do: 'prepare', script });
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const answer = await each.ask({ do: 'get', name });
      if (answer.bytes !== bytes) throw new Error(`brmspy's ${name} is not whole`);
      times.push(...answer.ms);
    }
    return times;
  });
  const counted = (times: readonly number[]) => median(times.slice(1));
  return { ours: counted(ours), beside: counted(others), theirs: peer.cell(name, theirs, counted) };
}

/** Copies so many bytes within `folder`, and gives the milliseconds that it took. */
function copier(folder: string, bytes: number): () => number {
  const source = join(folder, 'source');
  const dd = (from: string, to: string) =>
    execFileSync('dd', [`if=${from}`, `of=${to}`, 'bs=1MB', `count=${bytes / 1e6}`, 'status=none']);
  dd('/dev/zero', source);
  return () => {
    const before = performance.now();
    dd(source, join(folder, 'copy'));
    const took = performance.now() - before;
    rmSync(join(folder, 'copy'));
    return took;
  };
}

async function largeArgument(manager: SessionManager, peer: PeerSide, sizes: Sizes): Promise<BenchRow> {
  const { frameRows: rowCount, frameRounds } = sizes;
  const columns = Array.from({ length: 50 }, (_, index) => ({
    name: `c${index}`,
    value: { type: 'double' as const, values: Float64Array.from({ length: rowCount }, Math.random) },
  }));
  const frame = { type: 'data.frame' as const, columns, rowCount };
  const task = { do: 'frame', rows: rowCount };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < frameRounds; round += 1) {
    for (let time = 0; time < 3; time += 1) {
      ours.push(await timed(() => manager.call('base::nrow', { args: [frame] })));
    }
    theirs.push(...(await peer.times('frame', async (each) => (await each.ask(task)).ms)));
  }
  const note = `to the answer of base::nrow; of ${ours.length}, theirs ${theirs.length}`;
  const name = `${count(rowCount)} × 50 data frame, main to R`;
  return { name, ours: median(ours), theirs: peer.cell('frame', theirs), unit: 'ms', note };
}
