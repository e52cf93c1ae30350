import { describe, expect, test } from 'vitest';
import { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import { StudioError } from '../../../shared/errors/studio-error';
import { characterPayload, fakeEngine, settle } from './fake-engine';

describe('stopping a call', () => {
  test('one that waits is never sent', async () => {
    const engine = fakeEngine();
    const first = engine.channel.call('CALL', 'first');
    const controller = new AbortController();
    const second = engine.channel.call('CALL', 'second', { signal: controller.signal });
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    engine.answer('1', 'one');
    await first;
    await settle();
    expect(engine.requests).toHaveLength(1);
    expect(engine.interrupts).toEqual([]);
  });

  test('one that runs is interrupted, and the next gets its own answer', async () => {
    const engine = fakeEngine();
    const controller = new AbortController();
    const first = engine.channel.call('CALL', 'first', { signal: controller.signal });
    const second = engine.channel.call('CALL', 'second');
    await settle();
    controller.abort();
    await settle();
    expect(engine.interrupts).toEqual(['1']);
    expect(engine.requests).toHaveLength(1);
    engine.answer('1', 'too late');
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    engine.answer('2', 'two');
    expect(await second).toEqual({ type: 'character', values: ['two'] });
  });

  test('interrupt() stops what runs and nothing that waits; what runs and how many wait is known', async () => {
    const engine = fakeEngine();
    const { channel } = engine;
    channel.interrupt();
    expect([channel.current, channel.waiting]).toEqual([null, 0]);
    const before = Date.now();
    const first = channel.call('CALL', 'stats::rnorm');
    const second = channel.call('PING', '');
    await settle();
    expect(channel.current).toMatchObject({ callId: '1', target: 'stats::rnorm' });
    expect(channel.current?.since).toBeGreaterThanOrEqual(before);
    expect(channel.waiting).toBe(1);
    channel.interrupt();
    expect(engine.interrupts).toEqual(['1']);
    engine.answer('1', 'too late');
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await settle();
    expect(channel.current).toMatchObject({ callId: '2', target: 'PING' });
    engine.answer('2', 'two');
    await second;
    expect([channel.current, channel.waiting, engine.interrupts.length]).toEqual([null, 0, 1]);
  });

  test('handles in an answer that nobody waits for are given back', async () => {
    const engine = fakeEngine();
    const controller = new AbortController();
    const call = engine.channel.call('CALL', 'x', { signal: controller.signal });
    await settle();
    controller.abort();
    const meta = { id: '7', epoch: 'now', classes: ['lm'], dim: null, size: 1, label: 'lm' };
    const items = [characterPayload('a'), { codec: 'handle', meta, buffers: [] }];
    engine.send({ id: '1', ok: true, segments: [], result: { codec: 'list', meta: { items }, buffers: [] } });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(engine.orphans).toEqual([new SexpWrapper(meta)]);
  });

  test('handles in an answer that cannot be decoded are given back', async () => {
    const engine = fakeEngine();
    const call = engine.channel.call('CALL', 'x');
    await settle();
    const meta = { id: '7', epoch: 'now', classes: ['lm'], dim: null, size: 1, label: 'lm' };
    const items = [
      { codec: 'handle', meta, buffers: [] },
      { codec: 'nonsense', meta: {}, buffers: [] },
    ];
    engine.send({ id: '1', ok: true, segments: [], result: { codec: 'list', meta: { items }, buffers: [] } });
    await expect(call).rejects.toMatchObject({ code: 'protocol' });
    expect(engine.orphans).toEqual([new SexpWrapper(meta)]);
  });

  test('a worker that does not stop is killed after the grace', async () => {
    const engine = fakeEngine({ graceMs: 20 });
    const controller = new AbortController();
    const first = engine.channel.call('CALL', 'first', { signal: controller.signal });
    const second = engine.channel.call('CALL', 'second');
    await settle();
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    await expect(second).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(engine.killed).toHaveLength(1);
  });

  test('a deadline counts the waiting, too', async () => {
    const engine = fakeEngine({ graceMs: 10_000 });
    void engine.channel.call('CALL', 'first').catch(() => {});
    await expect(engine.channel.call('CALL', 'second', { timeoutMs: 20 })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(engine.interrupts).toEqual([]);
    engine.channel.close(new StudioError('cancelled', 'end'));
  });

  test('a deadline longer than a timer can wait is none that passes at once', async () => {
    const engine = fakeEngine();
    const call = engine.channel.call('CALL', 'x', { timeoutMs: 1e12 });
    await settle();
    engine.answer('1', 'one');
    expect(await call).toEqual({ type: 'character', values: ['one'] });
    expect(engine.interrupts).toEqual([]);
  });

  test('everything settles when the worker goes, and later calls fail alike', async () => {
    const engine = fakeEngine();
    const calls = ['a', 'b', 'c'].map((target) => engine.channel.call('CALL', target));
    await settle();
    engine.channel.close(new StudioError('worker-crashed', 'gone'));
    for (const call of [...calls, engine.channel.call('CALL', 'd')]) {
      await expect(call).rejects.toMatchObject({ code: 'worker-crashed' });
    }
  });
});
