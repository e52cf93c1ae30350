import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionManager } from '../../electron/session/manager/session-manager';
import { type Echo, startEcho } from './echo';
import { type BenchRow, median, quantile, timed } from './measure';
import { callWithBrms, evaluate, openManager } from './our-side';
import type { Peer } from './peer';

const blocks = 20;
const callsInBlock = 100;
const peerCallsInBlock = 25;
/** At the start of every block, and not counted: what another process did before has left nothing of us in the caches. */
const warmUpCalls = 10;

/** What goes between the main process and a worker: small calls, a matrix, an array, a data frame. */
export async function transferRows(peer: Peer | null, why: string): Promise<readonly BenchRow[]> {
  const manager = openManager({ spare: false });
  const echo = await startEcho();
  try {
    await callWithBrms(manager);
    return [
      ...(await roundTrips(manager, peer, echo, why)),
      ...(await largeResults(manager, peer, why)),
      await largeArgument(manager, peer, why),
    ];
  } finally {
    echo.close();
    await manager.close();
  }
}

async function roundTrips(
  manager: SessionManager,
  peer: Peer | null,
  echo: Echo,
  why: string,
): Promise<readonly BenchRow[]> {
  const call = () => manager.call('base::Sys.getpid');
  const [ours, bare, theirs]: [number[], number[], number[]] = [[], [], []];
  for (let block = 0; block < blocks; block += 1) {
    ours.push(...(await warmTimes(call)));
    bare.push(...(await warmTimes(echo.round)));
    const peers = await peer?.ask({ do: 'calls', count: warmUpCalls + peerCallsInBlock });
    theirs.push(...(peers?.ms.slice(warmUpCalls) ?? []));
  }
  const counts = `${ours.length} calls of base::Sys.getpid`;
  const both = (p: number): readonly BenchRow[] => [
    {
      ...{ name: `round trip p${p * 100}`, ours: quantile(ours, p), theirs: quantile(theirs, p), unit: 'ms' },
      note: `${counts} in blocks, theirs ${theirs.length}${why}`,
    },
    {
      ...{ name: `round trip p${p * 100}, and an echo`, ours: quantile(ours, p), theirs: quantile(bare, p) },
      ...{ unit: 'ms', note: 'theirs: a TCP echo of as many bytes within Node.js' },
    },
  ];
  return [...both(0.5), ...both(0.95)];
}

async function warmTimes(step: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let count = -warmUpCalls; count < callsInBlock; count += 1) {
    const took = await timed(step);
    if (count >= 0) times.push(took);
  }
  return times;
}

/** Made once and kept in R, so that only the way here is measured. */
const objects = [
  'bench_matrix <- matrix(runif(4e7), 4000)',
  'bench_array <- array(runif(4e5), c(1000, 4, 100))',
];

async function largeResults(
  manager: SessionManager,
  peer: Peer | null,
  why: string,
): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
  try {
    await evaluate(manager, `{ local({ ${objects.join('; ')} }, globalenv()); NULL }`);
    const script = join(folder, 'objects.R');
    writeFileSync(script, [...objects, 'invisible(NULL)', ''].join('\n'));
    await peer?.ask({ do: 'prepare', script });
    const copy = copier(folder);
    const matrix = await results(manager, peer, 'bench_matrix', 320e6, 5, copy);
    const array = await results(manager, peer, 'bench_array', 3.2e6, 25);
    const name = '4,000 × 10,000 matrix (320 MB), R to main';
    return [
      { ...matrix, name, unit: 'ms', note: `of 5${why}` },
      {
        ...{ name: `${name}, and dd`, ours: matrix.ours, theirs: matrix.beside, unit: 'ms' },
        note: 'theirs: dd of as many bytes from tmpfs to tmpfs',
      },
      { ...array, name: '1,000 × 4 × 100 array (3.2 MB), R to main', unit: 'ms', note: `of 25${why}` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ResultTimes {
  readonly ours: number;
  /** Of what was done after each of ours. */
  readonly beside: number;
  readonly theirs: number;
}

/**
 * Medians. The first of each is not counted: it may have to wait for memory that the machine has not touched yet. brmspy
 * comes last and by itself, since it takes new memory at every call.
 */
async function results(
  manager: SessionManager,
  peer: Peer | null,
  name: string,
  bytes: number,
  rounds: number,
  beside: () => number = () => Number.NaN,
): Promise<ResultTimes> {
  const ours: number[] = [];
  const others: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = performance.now();
    const value = await manager.call('base::get', { args: [name] });
    ours.push(performance.now() - before);
    if (value.type !== 'double' || value.values.byteLength !== bytes) throw new Error(`${name} is not whole`);
    others.push(beside());
  }
  for (let round = 0; peer && round <= rounds; round += 1) {
    const answer = await peer.ask({ do: 'get', name });
    if (answer.bytes !== bytes) throw new Error(`brmspy's ${name} is not whole`);
    theirs.push(...answer.ms);
  }
  const counted = (times: readonly number[]) => median(times.slice(1));
  return { ours: counted(ours), beside: counted(others), theirs: counted(theirs) };
}

/** Copies 320 MB within `folder`, and gives the milliseconds that it took. */
function copier(folder: string): () => number {
  const source = join(folder, 'source');
  const dd = (from: string, to: string) =>
    execFileSync('dd', [`if=${from}`, `of=${to}`, 'bs=1MB', 'count=320', 'status=none']);
  dd('/dev/zero', source);
  return () => {
    const before = performance.now();
    dd(source, join(folder, 'copy'));
    const took = performance.now() - before;
    rmSync(join(folder, 'copy'));
    return took;
  };
}

async function largeArgument(manager: SessionManager, peer: Peer | null, why: string): Promise<BenchRow> {
  const rowCount = 100_000;
  const columns = Array.from({ length: 50 }, (_, index) => ({
    name: `c${index}`,
    value: { type: 'double' as const, values: Float64Array.from({ length: rowCount }, Math.random) },
  }));
  const frame = { type: 'data.frame' as const, columns, rowCount };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (let time = 0; time < 3; time += 1) {
      ours.push(await timed(() => manager.call('base::nrow', { args: [frame] })));
    }
    theirs.push(...((await peer?.ask({ do: 'frame' }))?.ms ?? []));
  }
  const note = `to the answer of base::nrow; of ${ours.length}, theirs ${theirs.length}${why}`;
  const name = '100,000 × 50 data frame, main to R';
  return { name, ours: median(ours), theirs: median(theirs), unit: 'ms', note };
}
