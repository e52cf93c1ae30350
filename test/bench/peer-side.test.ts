import { expect, test } from 'vitest';
import { Peer } from './peer';
import { PeerSide } from './peer-side';

/** A brmspy that ends when it is asked for what it cannot give, as the real one does. */
function fakePeer(ended: { count: number }): Peer {
  return Object.assign(Object.create(Peer.prototype) as Peer, {
    startMs: 7,
    ask: async ({ do: what }: { do: string }) => {
      if (what === 'get') throw new Error('brmspy ended while it was to get: TypeError: casts');
      return { ms: [1, 2, 3] };
    },
    stop: async () => void ended.count++,
  });
}

test('a brmspy that ends is one failed figure: the next is asked of a new one, and the same not again', async () => {
  const ended = { count: 0 };
  let started = 0;
  const side = new PeerSide(async () => {
    started++;
    return fakePeer(ended);
  });
  const ask = (what: string) => side.times(what, async (peer) => (await peer.ask({ do: what })).ms);
  expect(side.cell('calls', await ask('calls'))).toBe(2);
  expect(await ask('get')).toEqual([]);
  expect(side.cell('get', [])).toEqual({ failed: 'brmspy ended while it was to get: TypeError: casts' });
  expect(side.cell('crash', await ask('crash'))).toBe(2);
  expect(await ask('get')).toEqual([]);
  expect([started, ended.count]).toEqual([2, 1]);
  expect(await side.restart('start')).toEqual([7]);
  expect([started, ended.count]).toEqual([3, 2]);
  await side.stop();
  expect(ended.count).toBe(3);
});

test('where brmspy cannot be started every figure says why, and it is tried once', async () => {
  let tried = 0;
  const side = new PeerSide(async () => {
    tried++;
    throw new Error('PyPI cannot be reached');
  });
  expect(await side.restart('start')).toEqual([]);
  expect(await side.times('calls', async () => [1])).toEqual([]);
  const failed = { failed: 'brmspy could not be run (PyPI cannot be reached)' };
  expect([side.cell('start', []), side.cell('calls', [])]).toEqual([failed, failed]);
  expect(tried).toBe(1);
});
