import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import { characterPayload, fakeEngine, settle } from './fake-engine';
import { until } from './real-worker';

describe('calls over a transport', () => {
  test('are sent one by one, in order, and each gets its own answer', async () => {
    const engine = fakeEngine();
    engine.onRequest((request) => engine.answer(request.id, request.target));
    const answers = await Promise.all(['a', 'b', 'c'].map((target) => engine.channel.call('CALL', target)));
    expect(answers.map((answer) => answer.type === 'character' && answer.values[0])).toEqual(['a', 'b', 'c']);
    expect(engine.requests.map((request) => request.target)).toEqual(['a', 'b', 'c']);
  });

  test('a second one waits until the first is answered', async () => {
    const engine = fakeEngine();
    const first = engine.channel.call('CALL', 'first');
    const second = engine.channel.call('CALL', 'second');
    await settle();
    expect(engine.requests.map((request) => request.target)).toEqual(['first']);
    engine.answer('1', 'one');
    await first;
    await settle();
    engine.answer('2', 'two');
    expect(await second).toEqual({ type: 'character', values: ['two'] });
  });

  test.each(['\0', 'x\0y', '\ud800', 'x\udc00y'])(
    'a target or a name of an argument that R cannot hold is refused, and never sent: %j',
    async (name) => {
      const engine = fakeEngine();
      engine.onRequest((request) => engine.answer(request.id, 'taken'));
      const refused = expect.objectContaining({
        code: 'invalid-input',
        message: expect.stringContaining('which R cannot store'),
      });
      await expect(engine.channel.call('CALL', 'x', { kwargs: { a: 1, [name]: 2 } })).rejects.toEqual(
        refused,
      );
      await expect(engine.channel.call('CALL', `base::${name}`)).rejects.toEqual(refused);
      expect(engine.requests).toEqual([]);
    },
  );

  test('an R error comes as data', async () => {
    const engine = fakeEngine();
    engine.onRequest(({ id }) =>
      engine.send({
        id,
        ok: false,
        traceback: ['f()', 'g()'],
        error: { message: 'bad', classes: ['myError', 'error'], call: 'g()', parents: [] },
      }),
    );
    await expect(engine.channel.call('CALL', 'x')).rejects.toMatchObject({
      code: 'r-error',
      message: 'bad',
      condition: { classes: ['myError', 'error'], call: 'g()', traceback: ['f()', 'g()'] },
    });
  });

  test('events reach the listener and the call that they belong to', async () => {
    const engine = fakeEngine();
    const mine: unknown[] = [];
    engine.onRequest(({ id }) => {
      engine.send({ event: 'verb', id, name: 'compiling', fields: { step: 1 } });
      engine.send({
        event: 'condition',
        id,
        level: 'warning',
        message: 'w',
        classes: ['warning'],
        call: null,
      });
      engine.answer(id, 'done');
    });
    await engine.channel.call('CALL', 'x', { onEvent: (event) => mine.push(event) });
    expect(mine).toEqual(engine.events);
    expect(mine).toMatchObject([
      { kind: 'verb', name: 'compiling', fields: { step: 1 }, callId: '1' },
      { kind: 'condition', level: 'warning', message: 'w', callId: '1' },
    ]);
  });
});

describe('a request that cannot be sent', () => {
  test('one that is too long for a frame fails alone, leaves no segment, and the next is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'segments-'));
    const engine = fakeEngine({ folder, frameLimit: 2000 });
    engine.onRequest((request) => engine.answer(request.id, request.target));
    const args = [new Float64Array(100_000), Array.from({ length: 500 }, (_, i) => ({ [`n${i}`]: i }))];
    const big = engine.channel.call('CALL', 'big', { args });
    const next = engine.channel.call('CALL', 'next');
    await expect(big).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('The arguments of big are too large'),
    });
    expect(await next).toEqual({ type: 'character', values: ['next'] });
    expect(engine.requests.map((request) => request.target)).toEqual(['next']);
    expect(engine.killed).toEqual([]);
    await until(() => readdirSync(folder).length === 0);
    rmSync(folder, { recursive: true });
  });

  test('one whose encoder throws fails alone', async () => {
    const engine = fakeEngine({
      onSend: (request) => {
        if (Object(request).target === 'bad') throw new RangeError('no form for this');
      },
    });
    engine.onRequest((request) => engine.answer(request.id, request.target));
    const bad = engine.channel.call('CALL', 'bad');
    const next = engine.channel.call('CALL', 'next');
    await expect(bad).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('no form for this'),
    });
    expect(await next).toEqual({ type: 'character', values: ['next'] });
  });
});

describe('bad frames', () => {
  const bad: readonly (readonly [string, Uint8Array])[] = [
    ['a length of zero', Uint8Array.of(0, 0, 0, 0)],
    ['a length beyond the limit', Uint8Array.of(255, 255, 255, 255)],
    ['no MessagePack', Uint8Array.of(1, 0, 0, 0, 0xc1)],
    ['a number', Uint8Array.of(1, 0, 0, 0, 7)],
    ['nothing but nil', Uint8Array.of(1, 0, 0, 0, 0xc0)],
    ['an answer to nothing', Uint8Array.of(2, 0, 0, 0, 0x81, 0xa0)],
  ];
  test.each(bad)('%s ends the worker with a protocol error, and its calls with it', async (_, bytes) => {
    const engine = fakeEngine();
    const call = engine.channel.call('CALL', 'x');
    await settle();
    engine.sendBytes(bytes);
    await expect(call).rejects.toMatchObject({ code: 'protocol' });
    expect(engine.killed).toMatchObject([{ code: 'protocol' }]);
  });

  test('an answer to another call than the running one is refused', async () => {
    const engine = fakeEngine();
    const call = engine.channel.call('CALL', 'x');
    await settle();
    engine.answer('99', 'wrong');
    await expect(call).rejects.toMatchObject({ code: 'protocol' });
  });

  test('a second answer to one call is refused, also one that comes with the first', async () => {
    const engine = fakeEngine();
    const call = engine.channel.call('CALL', 'x');
    await settle();
    engine.answer('1', 'one');
    engine.answer('1', 'another');
    expect(await call).toEqual({ type: 'character', values: ['one'] });
    await settle();
    expect(engine.killed).toMatchObject([
      { code: 'protocol', message: expect.stringContaining('the call 1') },
    ]);
    await expect(engine.channel.call('CALL', 'y')).rejects.toMatchObject({ code: 'protocol' });
  });

  test('an answer whose value cannot be told fails its call alone, and what is in it is let go', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'segments-'));
    const engine = fakeEngine({ folder });
    const call = engine.channel.call('CALL', 'x');
    const next = engine.channel.call('CALL', 'next');
    await settle();
    writeFileSync(join(folder, 'w1'), 'left behind');
    const meta = { id: '7', epoch: 'now', classes: ['lm'], dim: null, size: 1, label: 'lm' };
    const items = [{ codec: 'handle', meta, buffers: [] }];
    const result = { codec: 'list', meta: { items }, buffers: 'none' };
    engine.send({ id: '1', ok: true, segments: ['w1'], result, kept: { handles: 1, bytes: 0.5 } });
    await expect(call).rejects.toMatchObject({ code: 'protocol', hint: expect.any(String) });
    await until(() => engine.requests.length === 2);
    engine.answer('2', 'well');
    expect(await next).toEqual({ type: 'character', values: ['well'] });
    expect(engine.killed).toEqual([]);
    expect(engine.orphans).toEqual([new SexpWrapper(meta)]);
    await until(() => readdirSync(folder).length === 0);
    rmSync(folder, { recursive: true });
  });

  test('an answer while nothing runs is refused', async () => {
    const engine = fakeEngine();
    engine.answer('1', 'one');
    await settle();
    expect(engine.killed).toMatchObject([{ code: 'protocol' }]);
  });

  test('frames cut anywhere are put together again', async () => {
    const engine = fakeEngine();
    const call = engine.channel.call('CALL', 'x');
    await settle();
    const { encodeFrame } = await import('../../../electron/session/frame-codec');
    const frame = encodeFrame({ id: '1', ok: true, segments: [], result: characterPayload('whole') });
    for (const byte of frame) engine.sendBytes(Uint8Array.of(byte));
    expect(await call).toEqual({ type: 'character', values: ['whole'] });
  });
});

describe('handles', () => {
  const info = { id: '1', epoch: 'now', classes: ['lm'], dim: null, size: 1, label: 'lm' };

  test('of another worker or released ones are refused before anything is sent', async () => {
    const engine = fakeEngine();
    const other = new SexpWrapper({ ...info, epoch: 'before' });
    const released = new SexpWrapper(info);
    engine.released.add(released);
    for (const handle of [other, released]) {
      const args = [{ deep: [1, [handle]] }];
      await expect(engine.channel.call('CALL', 'x', { args })).rejects.toMatchObject({
        code: 'stale-handle',
      });
    }
    expect(engine.requests).toEqual([]);
  });
});
