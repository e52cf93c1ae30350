import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { start } from '../electron/session/real-worker';
import { installPeer } from '../peer/install';
import { enduranceRow } from './endurance';
import { lifetimeRows, startRows } from './lifetimes';
import type { BenchRow, BenchRun } from './measure';
import { Peer } from './peer';
import { PeerSide } from './peer-side';
import { transferRows } from './transfers';

export { firstCall } from './our-side';

/**
 * Our workers, as the app manages them, beside brmspy on the same machine in the same minutes; and beside what nothing can
 * be faster than: an echo, dd, R alone. Where brmspy fails its cells say so and why.
 */
export async function benchSession(run: BenchRun): Promise<readonly BenchRow[]> {
  const entry = pathToFileURL(join(run.folder, 'session.js')).href;
  const peer = new PeerSide(async () => Peer.start(await installPeer(run.cache)));
  try {
    const starts = await startRows(entry, peer, run);
    const transfers = await transferRows(peer, run);
    const lifetimes = await lifetimeRows(peer, run);
    return [...starts, ...lifetimes, ...transfers, await endurance(run)];
  } finally {
    await peer.stop();
  }
}

async function endurance({ quick }: BenchRun): Promise<BenchRow> {
  const session = await start();
  try {
    return await enduranceRow(session, quick ? 300 : 10_000);
  } finally {
    await session.kill();
  }
}
