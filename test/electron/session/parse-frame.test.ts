import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handleCodec } from '../../../electron/session/codecs/handle';
import { decodeBody, encodeFrame } from '../../../electron/session/frame-codec';
import { parseFrame, parseHello } from '../../../electron/session/parse-frame';
import { characterPayload } from './fake-engine';

const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(-1, 0.5, 2 ** 53, 2 ** 60, Number.NaN, Infinity, -Infinity, -0, 1e300, 5e-324),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
);
const anything = fc.oneof(
  numbers,
  fc.constant(null),
  fc.boolean(),
  fc.string(),
  fc.uint8Array({ maxLength: 4 }),
  fc.array(fc.oneof(fc.string(), numbers, fc.constant(null)), { maxLength: 4 }),
  fc.dictionary(fc.string(), numbers, { maxKeys: 3 }),
);
/** Fields of which each may be anything, or missing. */
const fields = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });
/** As it comes from the wire. */
const parsed = (frame: object) => parseFrame(decodeBody(encodeFrame(frame).subarray(4)));

function expectCount(value: number | undefined): void {
  expect(Number.isSafeInteger(value) && Number(value) >= 0).toBe(true);
}

test('whatever is told of what the worker keeps, an answer is its value', () => {
  const kept = fc.oneof(anything, fields('handles', 'bytes'));
  fc.assert(
    fc.property(kept, (kept) => {
      const result = characterPayload('text');
      const incoming = parsed({ id: '1', ok: true, segments: [], result, kept });
      expect(incoming).toMatchObject({ type: 'response', response: { id: '1', ok: true } });
      if (incoming.type !== 'response' || incoming.response.kept === null) return;
      expectCount(incoming.response.kept.handles);
      expectCount(incoming.response.kept.handleBytes);
    }),
    { numRuns: 500 },
  );
});

test('a size that R estimates counts as the nearest whole number', () => {
  const kept = { handles: 3, bytes: 1234567.75 };
  expect(parsed({ id: '1', ok: true, segments: [], result: characterPayload('x'), kept })).toMatchObject({
    response: { kept: { handles: 3, handleBytes: 1234568 } },
  });
});

test('whatever is told of an object, its handle is one', () => {
  const codec = handleCodec('now', new WeakSet());
  fc.assert(
    fc.property(fields('classes', 'dim', 'size', 'label'), (told) => {
      const meta = { ...told, id: '7', epoch: 'now' };
      const handle = codec.decode({ codec: 'handle', meta, buffers: [] }, {} as never);
      expect(handle).toMatchObject({ id: '7', epoch: 'now', label: expect.any(String) });
      expectCount(handle.size);
      for (const extent of handle.dim ?? []) expectCount(extent);
      for (const name of handle.classes) expect(typeof name).toBe('string');
    }),
    { numRuns: 500 },
  );
  // But an id is no news.
  expect(() =>
    codec.decode({ codec: 'handle', meta: { id: 7, epoch: 'now' }, buffers: [] }, {} as never),
  ).toThrow(expect.objectContaining({ code: 'protocol' }));
});

test('whatever is told of an error, it is an error', () => {
  const error = fc.oneof(anything, fields('message', 'classes', 'call', 'parents', 'code', 'hint', 'where'));
  fc.assert(
    fc.property(error, anything, anything, (error, traceback, kept) => {
      const incoming = parsed({ id: '1', ok: false, error, traceback, kept });
      expect(incoming).toMatchObject({ type: 'response', response: { ok: false, id: '1' } });
    }),
    { numRuns: 500 },
  );
});

test('events of every kind are told, whatever their fields are', () => {
  const kinds = fc.constantFrom('condition', 'log', 'verb');
  const told = fields('id', 'level', 'message', 'classes', 'call', 'name', 'fields', 'ref');
  fc.assert(
    fc.property(kinds, told, (event, rest) => {
      expect(parsed({ ...rest, event }).type).toBe('event');
    }),
    { numRuns: 500 },
  );
});

test('a hello is known by its token and version alone', () => {
  fc.assert(
    fc.property(fields('pid', 'r'), (rest) => {
      expect(parseHello({ hello: { ...rest, protocol: 1, token: 't' } })).toMatchObject({ token: 't' });
    }),
  );
});

test('an answer whose value cannot be told is one that failed, and says what is to be let go', () => {
  const broken = [
    { segments: ['w1', 7, 'no name'], result: characterPayload('x') },
    { segments: {}, result: characterPayload('x') },
    { segments: [], result: { codec: 'double', meta: [], buffers: [] } },
    { segments: [], result: { codec: 'double', meta: {}, buffers: [{ name: '../x', offset: 0 }] } },
    { segments: [], result: null },
  ];
  for (const part of broken) {
    const incoming = parsed({ id: '1', ok: true, ...part });
    expect(incoming).toMatchObject({
      ...{ type: 'unreadable', result: part.result },
      response: { id: '1', ok: false, error: { code: 'protocol' } },
    });
  }
  expect(parsed({ id: '1', ok: true, ...broken[0] })).toMatchObject({ segments: ['w1'] });
});
