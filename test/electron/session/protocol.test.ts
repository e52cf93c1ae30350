import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CodecRegistry } from '../../../electron/session/codecs/registry';
import type { Command, EncodeResult, Encoder } from '../../../electron/session/protocol';
import { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import type { RCharacter } from '../../../electron/session/values';
import { StudioError } from '../../../shared/errors/studio-error';
import { fakeEngine, settle } from './fake-engine';

const bytesOf = (view: ArrayBufferView) => Buffer.from(view.buffer, view.byteOffset, view.byteLength);
const double = (value: number) => ({ codec: 'double', meta: {}, buffers: [bytesOf(Float64Array.of(value))] });
const end = new StudioError('cancelled', 'the end');

test('a request: id, cmd, target, args and kwargs, each argument a payload of codec, meta and buffers', async () => {
  const seen: unknown[] = [];
  const engine = fakeEngine({ onSend: (request) => seen.push(request) });
  const call = engine.channel.call('CALL', 'stats::rnorm', { args: [3], kwargs: { mean: 2 } });
  await settle();
  expect(seen).toEqual([
    { id: '1', cmd: 'CALL', target: 'stats::rnorm', args: [double(3)], kwargs: { mean: double(2) } },
  ]);
  engine.channel.close(end);
  await expect(call).rejects.toBe(end);
});

test('the four commands go out as they are called; ids count up and are never used twice', async () => {
  const engine = fakeEngine();
  engine.onRequest((request) => engine.answer(request.id, request.cmd));
  const commands: readonly Command[] = ['CALL', 'PING', '_RUN_TEST_BY_NAME', 'SHUTDOWN', 'CALL'];
  for (const command of commands) {
    expect(await engine.channel.call(command, 'x')).toEqual({ type: 'character', values: [command] });
  }
  expect(engine.requests.map(({ id, cmd }) => [id, cmd])).toEqual(
    commands.map((command, i) => [String(i + 1), command]),
  );
});

test('a response is a result, or an error with its condition and traceback', async () => {
  const engine = fakeEngine();
  engine.onRequest(({ id }) =>
    engine.send({
      ...{ id, ok: false, traceback: ['f()', 'g(1)'] },
      error: {
        ...{
          message: 'no',
          classes: ['my_error', 'error'],
          call: 'g(1)',
          code: null,
          hint: null,
          where: null,
        },
        parents: [{ message: 'why', classes: ['error'], call: null, parents: [] }],
      },
    }),
  );
  await expect(engine.channel.call('CALL', 'x')).rejects.toMatchObject({
    code: 'r-error',
    message: 'no',
    condition: {
      ...{ message: 'no', classes: ['my_error', 'error'], call: 'g(1)', traceback: ['f()', 'g(1)'] },
      parents: [{ message: 'why', classes: ['error'], call: null, traceback: [], parents: [] }],
    },
  });
});

test('a large buffer is a reference into a segment, which holds its bytes there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'segments-'));
  const seen: unknown[] = [];
  const engine = fakeEngine({ folder, onSend: (request) => seen.push(request) });
  const values = [
    Float64Array.from({ length: 10_000 }, (_, i) => i),
    Float64Array.from({ length: 9_999 }, Math.sqrt),
  ];
  const call = engine.channel.call('CALL', 'x', { args: values });
  await expect.poll(() => seen.length).toBe(1);
  const { args } = seen[0] as { readonly args: readonly EncodeResult[] };
  const refs = args.flatMap((payload) => payload.buffers);
  expect(refs).toEqual([
    { name: 'm1', offset: 0, size: 80_000, content_size: 80_000, temporary: expect.any(Boolean) },
    { name: 'm1', offset: 80_000, size: 80_000, content_size: 79_992, temporary: expect.any(Boolean) },
  ]);
  const segment = readFileSync(join(folder, 'm1'));
  for (const [i, value] of values.entries()) {
    expect(segment.subarray(i * 80_000, i * 80_000 + value.byteLength).equals(bytesOf(value))).toBe(true);
  }
  engine.channel.close(end);
  await expect(call).rejects.toBe(end);
  rmSync(folder, { recursive: true });
});

test('an encoder is a registry’s entry: asked by canEncode, in the order of registration; chosen by its codec', () => {
  /** Texts in upper case. */
  const shout: Encoder<RCharacter> = {
    codec: 'shout',
    canEncode: (value): value is RCharacter => value.type === 'character',
    encode: (value, context) => ({
      codec: 'shout',
      meta: { count: value.values.length },
      buffers: [context.put(Buffer.from(value.values.join(' ').toUpperCase()))],
    }),
    decode: ({ buffers }, context) => ({
      type: 'character',
      values: Buffer.from(context.bytes(buffers[0])).toString().split(' '),
    }),
  };
  const never: Encoder<RCharacter> = { ...shout, codec: 'never', canEncode: (_): _ is RCharacter => false };
  const last: Encoder<RCharacter> = { ...shout, codec: 'last' };
  const registry = new CodecRegistry().register(never).register(shout).register(last);
  const result = registry.encode({ type: 'character', values: ['a', 'b'] }, bytesOf);
  expect(result).toEqual({ codec: 'shout', meta: { count: 2 }, buffers: [Buffer.from('A B')] });
  expect(registry.decode(result, new Map())).toEqual({ type: 'character', values: ['A', 'B'] });
  expect(registry.decode({ ...result, codec: 'last' }, new Map())).toMatchObject({ values: ['A', 'B'] });
  const throws = (step: () => unknown) => expect(step).toThrow(expect.objectContaining({ code: 'protocol' }));
  throws(() => registry.decode({ ...result, codec: 'none' }, new Map()));
  throws(() => registry.encode({ type: 'null' }, bytesOf));
});

test('a handle goes as its id and epoch alone, and comes with what the worker says of the object', async () => {
  const info = { id: '7', epoch: 'now', classes: ['lm'], dim: null, size: 99, label: 'lm [12]' };
  const seen: unknown[] = [];
  const engine = fakeEngine({ onSend: (request) => seen.push(request) });
  engine.onRequest(({ id }) =>
    engine.send({ id, ok: true, segments: [], result: { codec: 'handle', meta: info, buffers: [] } }),
  );
  const handle = await engine.channel.call('CALL', 'x');
  expect(handle).toBeInstanceOf(SexpWrapper);
  expect(handle).toMatchObject(info);
  await engine.channel.call('CALL', 'y', { args: [handle] });
  expect(seen[1]).toMatchObject({
    args: [{ codec: 'handle', meta: { id: '7', epoch: 'now' }, buffers: [] }],
  });
});
