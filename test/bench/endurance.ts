import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromR } from '../../electron/session/from-r';
import type { Session } from '../../electron/session/session';
import type { BenchRow } from './measure';

/** What a worker holds after many calls of every kind, beside what it held after the first of them. */
export interface Endurance {
  readonly early: number;
  /** In bytes of resident memory, as `early`. */
  readonly late: number;
  /** Handles that are still held. */
  readonly handles: number;
  /** Files in shared memory some seconds later. */
  readonly files: readonly string[];
}

/** `calls` calls in turn: a small one, one that gives a handle which is released, and one of 1 MB each way. */
export async function endure(session: Session, calls: number, earlyCalls: number): Promise<Endurance> {
  const folder = String(fromR(await session.call('base::Sys.getenv', { args: ['BRMS_STUDIO_SHM'] })));
  const held = (await session.status()).handles;
  const megabyte = new Float64Array(125_000).fill(1);
  let early = 0;
  for (let count = 0; count < calls; count += 1) {
    if (count === earlyCalls) early = await memory(session);
    if (count % 3 === 0) {
      await session.call('base::identity', { args: [count] });
    } else if (count % 3 === 1) {
      const made = await session.call('base::new.env');
      if (made.type !== 'handle') throw new Error(`an environment came as ${made.type}`);
      await session.release(made);
    } else {
      const back = await session.call('base::rev', { args: [megabyte] });
      if (back.type !== 'double' || back.values.length !== megabyte.length)
        throw new Error('not what was sent');
    }
  }
  const late = await memory(session);
  const { handles } = await session.status();
  await sleep(3000);
  return { early, late, handles: handles - held, files: readdirSync(folder) };
}

/** Without what R has only not collected yet: up to 20 MB of results, which would hide what stays. */
async function memory(session: Session): Promise<number> {
  await session.call('base::gc');
  return (await session.status()).memoryBytes;
}

export async function enduranceRow(session: Session, calls: number): Promise<BenchRow> {
  const { early, late, handles, files } = await endure(session, calls, calls / 10);
  const words = (count: number) => count.toLocaleString('en');
  const name = `worker's memory after ${words(calls)} calls, and after ${words(calls / 10)}`;
  const note = `small calls, handles made and released, 1 MB each way; after gc(); left: ${files.length} files, ${handles} handles`;
  return { name, ours: late / 1e6, theirs: early / 1e6, unit: 'MB', note };
}
