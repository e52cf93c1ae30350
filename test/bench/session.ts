import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../electron/session/session';
import { start } from '../electron/session/real-worker';

/** Ours beside theirs, from one run; `ratio` is ours / theirs. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  readonly unit: string;
  readonly note?: string;
}

const rounds = 2000;
const bigRounds = 7;

/** The worker's round trip against a bare loopback echo; 320 MB to the main process against a copy through tmpfs. */
export async function benchSession(): Promise<readonly BenchRow[]> {
  const session = await start();
  try {
    return [...(await benchRoundTrip(session)), await benchLargeResult(session)];
  } finally {
    await session.kill();
  }
}

async function benchRoundTrip(session: Session): Promise<readonly BenchRow[]> {
  const call = () => session.call('base::Sys.getpid');
  const echo = await startEcho();
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds + 200; round += 1) {
      const [mine, bare] = [await timed(call), await timed(echo.round)];
      // The first ones warm both sides up: R compiles a function at its second call.
      if (round >= 200) {
        ours.push(mine);
        theirs.push(bare);
      }
    }
    const note = `${rounds} calls of base::Sys.getpid; theirs: a TCP echo of as many bytes`;
    return [0.5, 0.95].map((p) =>
      row(`round trip p${p * 100}`, quantile(ours, p), quantile(theirs, p), 'ms', note),
    );
  } finally {
    echo.close();
  }
}

async function benchLargeResult(session: Session): Promise<BenchRow> {
  // The matrix is made once and kept in R, so that only its way here is measured.
  const code = '{ assign("bench_matrix", matrix(runif(4e7), 4000), globalenv()); NULL }';
  await session.call('base::eval', { args: [await session.call('base::str2lang', { args: [code] })] });
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
  try {
    const source = join(folder, 'source');
    execFileSync('dd', ['if=/dev/zero', `of=${source}`, 'bs=1MB', 'count=320', 'status=none'], {
      stdio: 'ignore',
    });
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < bigRounds; round += 1) {
      ours.push(await timed(() => session.call('base::get', { args: ['bench_matrix'] })));
      const copy = async () =>
        execFileSync('dd', [`if=${source}`, `of=${folder}/copy`, 'bs=1MB', 'status=none']);
      theirs.push(await timed(copy));
      rmSync(join(folder, 'copy'));
    }
    const note = `4,000 × 10,000 doubles, ${bigRounds} times; theirs: dd of as many bytes from tmpfs to tmpfs`;
    return row('320 MB, worker to main', quantile(ours, 0.5), quantile(theirs, 0.5), 'ms', note);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** About as many bytes as a call without arguments and its answer. */
const echoBytes = Buffer.alloc(100, 7);

async function startEcho() {
  const server = createServer({ noDelay: true }, (socket) => socket.pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('no port');
  const socket = await new Promise<Socket>((resolve) => {
    const client = connect({ port: address.port, host: '127.0.0.1', noDelay: true }, () => resolve(client));
  });
  const round = () =>
    new Promise<void>((resolve) => {
      let left = echoBytes.length;
      const onData = (chunk: Buffer) => {
        left -= chunk.length;
        if (left > 0) return;
        socket.off('data', onData);
        resolve();
      };
      socket.on('data', onData);
      socket.write(echoBytes);
    });
  const close = () => {
    socket.destroy();
    server.close();
  };
  return { round, close };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) * p)] ?? Number.NaN;
}

function row(name: string, ours: number, theirs: number, unit: string, note: string): BenchRow {
  return { name, ours, theirs, ratio: ours / theirs, unit, note };
}
