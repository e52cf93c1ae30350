import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { start } from '../electron/session/real-worker';
import { installPeer } from '../peer/install';
import { enduranceRow } from './endurance';
import { lifetimeRows, startRows } from './lifetimes';
import type { BenchRow } from './measure';
import { transferRows } from './transfers';

export { firstCall } from './our-side';

/** Where the bench itself lies once it is built, and where what it installs is kept between runs. */
export interface BenchPlaces {
  readonly folder: string;
  readonly cache: string;
}

/**
 * Our workers, as the app manages them, beside brmspy on the same machine in the same minutes; and beside what nothing can
 * be faster than: an echo, dd, R alone. Where brmspy cannot run its column is empty and the notes say why.
 */
export async function benchSession({ folder, cache }: BenchPlaces): Promise<readonly BenchRow[]> {
  const entry = pathToFileURL(join(folder, 'session.js')).href;
  const { rows: starts, peer, why } = await startRows(entry, () => installPeer(cache));
  try {
    const transfers = await transferRows(peer, why);
    const lifetimes = await lifetimeRows(peer, why);
    return [...starts, ...lifetimes, ...transfers, await endurance()];
  } finally {
    await peer?.stop();
  }
}

async function endurance(): Promise<BenchRow> {
  const session = await start();
  try {
    return await enduranceRow(session);
  } finally {
    await session.kill();
  }
}
