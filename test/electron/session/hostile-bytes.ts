import { encodeFrame } from '../../../electron/session/frame-codec';
import { characterPayload } from './fake-engine';

/** Numbers that are random and the same in every run (mulberry32); `next(n)` is below n. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
type Random = ReturnType<typeof seeded>;

const ref = { name: 'w1', offset: 64, size: 128, content_size: 100, temporary: true };
const handle = { id: '7', epoch: 'now', classes: ['lm'], dim: null, size: 1, label: 'lm' };
const error = { message: 'no', classes: ['error'], call: null, parents: [], code: null };

/** One of each kind that a worker sends while the call "1" runs. */
const frames: readonly unknown[] = [
  { id: '1', ok: true, segments: [], result: characterPayload('text') },
  {
    id: '1',
    ok: true,
    segments: [],
    result: { codec: 'double', meta: { dim: [1] }, buffers: [Buffer.alloc(8)] },
  },
  { id: '1', ok: true, segments: [], result: { codec: 'handle', meta: handle, buffers: [] } },
  { id: '1', ok: true, segments: ['w1'], result: { codec: 'double', meta: {}, buffers: [ref] } },
  { id: '1', ok: false, error, traceback: ['f()'] },
  { event: 'condition', id: '1', level: 'warning', message: 'careful', classes: ['warning'], call: null },
  { event: 'log', id: null, level: 'info', message: 'said' },
  { event: 'verb', id: '1', name: 'progress', fields: { a: 1 } },
];
const whole = frames.map((frame) => encodeFrame(frame));

const words = [
  'id',
  'ok',
  'event',
  'result',
  'error',
  'segments',
  'codec',
  'meta',
  'buffers',
  'ref',
  'message',
];
const values = ['1', true, false, null, 'condition', 'log', 'w1', -1, 2 ** 40, 0.5, [], {}, Buffer.alloc(3)];

/** Plain data that looks like a frame here and there. */
function likeness(random: Random, depth: number): unknown {
  if (depth > 3 || random(3) === 0) return values[random(values.length)];
  if (random(4) === 0) return Array.from({ length: random(4) }, () => likeness(random, depth + 1));
  const count = 1 + random(6);
  return Object.fromEntries(
    Array.from({ length: count }, () => [words[random(words.length)], likeness(random, depth + 1)]),
  );
}

function framed(body: Uint8Array, length = body.length): Uint8Array {
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32LE(length, 0);
  frame.set(body, 4);
  return frame;
}
const noise = (random: Random, most: number) =>
  Uint8Array.from({ length: 1 + random(most) }, () => random(256));
const oneOf = (random: Random) => whole[random(whole.length)] ?? new Uint8Array(0);

const kinds: readonly ((random: Random) => Uint8Array)[] = [
  (random) => framed(noise(random, 60)),
  (random) => noise(random, 60),
  // It says more, or less, than it holds.
  (random) => framed(noise(random, 60), random(2) === 0 ? random(30) : 2 ** (6 + random(26)) - 1),
  (random) => {
    const frame = Uint8Array.from(oneOf(random));
    for (let i = 1 + random(3); i > 0; i -= 1) frame[4 + random(frame.length - 4)] = random(256);
    return frame;
  },
  (random) => {
    const frame = oneOf(random);
    return frame.subarray(0, 1 + random(frame.length - 1));
  },
  (random) => {
    const body = oneOf(random).subarray(4);
    return framed(body.subarray(0, 1 + random(body.length - 1)));
  },
  (random) => encodeFrame(likeness(random, 0)),
  (random) => Buffer.concat([oneOf(random), oneOf(random)]),
];

/** Malformed, truncated, oversized, random and doubled frames, in turn. */
export function hostileBytes(random: Random, round: number): Uint8Array {
  return kinds[round % kinds.length]?.(random) ?? new Uint8Array(0);
}

/** Does a reader that has got `bytes` still wait for the rest of a frame? */
export function isUnfinished(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let place = 0;
  while (place < view.length) {
    if (view.length - place < 4) return true;
    place += 4 + view.readUInt32LE(place);
  }
  return place > view.length;
}
