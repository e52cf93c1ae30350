import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WorkType } from '../../../electron/work/work-type';
import { StudioError } from '../../../shared/errors/studio-error';
import { heldQueue } from './held-work';

const never = new AbortController().signal;
const always = () => true;
let at: ReturnType<typeof heldQueue>;
beforeEach(() => {
  at = heldQueue();
});
afterEach(() => at.queue.close());
const states = (...work: readonly { now(): { readonly state: string } | null }[]) =>
  work.map((each) => each.now()?.state);

describe('work', () => {
  test('of one lane runs one after the other, that of others beside it', async () => {
    const [first, second, other] = [at.hold({ lane: 'a' }), at.hold({ lane: 'a' }), at.hold({ lane: 'b' })];
    const free = at.hold();
    expect(states(first, second, other, free)).toEqual(['running', 'queued', 'running', 'running']);
    first.end();
    expect(await first.result).toBe('Done.');
    expect(states(first, second)).toEqual(['done', 'running']);
    const ofFirst = at.told.filter(({ id }) => id === first.id);
    expect(ofFirst.map(({ state }) => state)).toEqual(['queued', 'running', 'done']);
    const { startedAt, finishedAt } = ofFirst.at(-1) ?? {};
    expect(finishedAt).toBeGreaterThanOrEqual(startedAt ?? Number.NaN);
  });

  test('waits for its cores, and nothing that needs cores passes it; what needs none does', async () => {
    const [first, second, third] = [at.hold({ cores: 3 }), at.hold({ cores: 2 }), at.hold({ cores: 1 })];
    const free = at.hold();
    expect(states(first, second, third, free)).toEqual(['running', 'queued', 'queued', 'running']);
    first.end();
    await first.result;
    expect(states(second, third)).toEqual(['running', 'running']);
  });

  test('that needs more cores than there are runs alone', async () => {
    const [small, large, next] = [at.hold({ cores: 1 }), at.hold({ cores: 9 }), at.hold({ cores: 1 })];
    expect(states(small, large, next)).toEqual(['running', 'queued', 'queued']);
    small.end();
    await small.result;
    expect(states(large, next)).toEqual(['running', 'queued']);
  });

  test('begins when the cores have become more', async () => {
    let cores = 1;
    const { hold, queue } = heldQueue(() => cores);
    const [first, second] = [hold({ cores: 1 }), hold({ cores: 1 })];
    expect(states(first, second)).toEqual(['running', 'queued']);
    cores = 2;
    queue.startNext();
    expect(states(first, second)).toEqual(['running', 'running']);
    await queue.close();
  });

  test('tells how far it is and what came of it, and keeps its log, without passwords', async () => {
    const work = at.hold();
    work.context()?.report({ progress: { step: { number: 2, of: 3, text: 'Compiling' } } });
    expect(at.told.at(-1)?.progress).toEqual({ step: { number: 2, of: 3, text: 'Compiling' } });
    work.context()?.log('reads https://me:secret@host/', 'warn');
    work.context()?.report({ outcome: 'All is there.' });
    work.end();
    expect(await work.ended()).toMatchObject({ state: 'done', outcome: 'All is there.', error: null });
    expect(at.lines).toEqual([
      { level: 'warn', source: work.id, text: 'reads https://me:…@host/' },
      { level: 'info', source: work.id, text: 'All is there.' },
    ]);
  });

  test('that fails has the error, whoever started it gets it, and the next one begins', async () => {
    const [work, next] = [at.hold({ lane: 'a' }), at.hold({ lane: 'a' })];
    work.fail(new StudioError('invalid-input', 'There is no such package.', { hint: 'Look.' }));
    await expect(work.result).rejects.toMatchObject({ code: 'invalid-input' });
    expect(work.now()).toMatchObject({
      state: 'failed',
      error: { code: 'invalid-input', message: 'There is no such package.', hint: 'Look.' },
    });
    expect(states(next)).toEqual(['running']);
    expect(at.lines).toContainEqual({ level: 'error', source: work.id, text: 'There is no such package.' });
  });

  test('can be cancelled while it runs and while it waits; what has ended stays as it is', async () => {
    const [first, second, third] = [at.hold({ lane: 'a' }), at.hold({ lane: 'a' }), at.hold({ lane: 'a' })];
    at.queue.cancel(second.id);
    expect(second.now()).toMatchObject({ state: 'cancelled', startedAt: null, error: { code: 'cancelled' } });
    await expect(second.result).rejects.toMatchObject({ code: 'cancelled' });
    at.queue.cancel(first.id);
    expect(states(first, third)).toEqual(['stopping', 'queued']);
    expect(at.queue.lostByQuitting().map(({ id }) => id)).toEqual([third.id]);
    first.context()?.report({ progress: { step: { number: 1, of: 1, text: 'late' } } });
    expect(first.now()?.progress).toBeNull();
    await expect(first.result).rejects.toThrow('stopped');
    expect(states(first, third)).toEqual(['cancelled', 'running']);
    expect(at.begun).toEqual([first.id, third.id]);
    const count = at.told.length;
    at.queue.cancel(first.id);
    expect(at.told).toHaveLength(count);
  });

  test('that says itself that it was cancelled, was', async () => {
    const work = at.hold();
    work.fail(new StudioError('cancelled', 'Its worker was interrupted.'));
    expect(await work.ended()).toMatchObject({ state: 'cancelled' });
  });

  test('is held by a question, without its cores, until it is answered', async () => {
    const [work, next] = [at.hold({ cores: 4 }), at.hold({ cores: 4 })];
    expect(() => at.queue.answer(work.type, work.id, 'again')).toThrow('does not wait for an answer');
    const answered = work.context()?.decide(new StudioError('internal', 'The disk is full.'));
    expect(work.now()).toMatchObject({ state: 'held', error: { message: 'The disk is full.' } });
    expect(states(next)).toEqual(['running']);
    expect(() => at.queue.answer(next.type, work.id, 'again')).toThrow('does not wait for an answer');
    expect(() => at.queue.answer(work.type, work.id, 'wrong')).toThrow('That cannot be meant.');
    expect(states(work)).toEqual(['held']);
    at.queue.answer(work.type, work.id, 'again');
    expect(work.now()).toMatchObject({ state: 'running', error: null });
    expect(await answered).toBe('again');
    // One that is held can be cancelled too.
    const again = work.context()?.decide(new StudioError('internal', 'The disk is full.'));
    at.queue.cancel(work.id);
    await expect(again).rejects.toThrow();
    expect(await work.ended()).toMatchObject({ state: 'cancelled' });
  });

  test('is forgotten when it has ended, not before; unknown work is named', async () => {
    const work = at.hold();
    at.queue.dismiss(work.id);
    expect(at.queue.list()).toHaveLength(1);
    work.end();
    await work.result;
    at.queue.dismiss(work.id);
    expect(at.queue.list()).toEqual([]);
    at.queue.dismiss(work.id);
    expect(() => at.queue.cancel('work-99')).toThrow('There is no job “work-99”.');
  });

  test('that ended last is remembered, the newest fifty, however long it took', async () => {
    const long = at.hold();
    const ids = [];
    for (let i = 0; i < 60; i += 1) {
      const work = at.hold();
      ids.push(work.id);
      work.end();
      await work.result;
    }
    expect(at.queue.list().map(({ id }) => id)).toEqual([long.id, ...ids.slice(10)]);
    long.end();
    await long.result;
    expect(at.queue.list().map(({ id }) => id)).toEqual([long.id, ...ids.slice(11)]);
  });

  test('that mostly ends at once shows when it lasts', async () => {
    vi.useFakeTimers();
    try {
      const [short, failing, lasting] = [
        at.hold({ quietMs: 500 }),
        at.hold({ quietMs: 500 }),
        at.hold({ quietMs: 500 }),
      ];
      short.end();
      expect(await short.result).toBe('Done.');
      failing.fail(new Error('Not a table.'));
      await expect(failing.result).rejects.toThrow('Not a table.');
      expect(at.queue.unfinished().map(({ id }) => id)).toEqual([lasting.id]);
      expect([at.told, at.queue.list(), at.lines]).toEqual([[], [], []]);
      expect(at.queue.lostByQuitting()).toEqual([]);
      vi.advanceTimersByTime(500);
      expect(at.told).toMatchObject([{ id: lasting.id, state: 'running' }]);
      expect(at.queue.lostByQuitting().map(({ id }) => id)).toEqual([lasting.id]);
      lasting.end();
      await lasting.result;
      expect(states(lasting)).toEqual(['done']);
      expect(() => at.queue.ended(short.id)).toThrow('There is no job');
    } finally {
      vi.useRealTimers();
    }
  });

  test('that ended unseen is not cancelled by a caller who leaves before hearing of it', async () => {
    const leaves = new AbortController();
    // The next one begins, and is told of, as soon as the first has ended.
    const { queue, hold } = heldQueue(undefined, ({ state }) => state === 'running' && leaves.abort());
    const type: WorkType<null, string, 'install'> = {
      kind: 'install',
      about: () => ({ title: 'Work', project: null, environment: 'a', detail: null, progress: null }),
      lane: () => 'a',
      cores: () => 0,
      quietMs: 60_000,
      run: async () => 'Done.',
    };
    const first = queue.run(type, null, leaves.signal);
    const next = hold({ lane: 'a' });
    expect(await first).toBe('Done.');
    expect(leaves.signal.aborted).toBe(true);
    expect(states(next)).toEqual(['running']);
    await queue.close();
  });

  test('of a lane keeps others waiting that care for it', async () => {
    const probe = at.hold({ lane: 'a', kind: 'probe' });
    const waits: string[] = [];
    const matters = ({ kind }: { readonly kind: string }) => kind !== 'probe';
    const wait = (lane: string) => at.queue.settled(lane, never, matters, ({ id }) => waits.push(id));
    await wait('a');
    const [first, second] = [at.hold({ lane: 'a' }), at.hold({ lane: 'a' })];
    const settled = wait('a');
    await wait('b');
    for (const work of [probe, first, second]) {
      work.end();
      await work.result;
    }
    await settled;
    expect(waits).toEqual([first.id, second.id]);
  });

  test('keeps nobody waiting who is cancelled', async () => {
    const work = at.hold({ lane: 'a' });
    const controller = new AbortController();
    const settled = at.queue.settled('a', controller.signal, always, () => undefined);
    controller.abort();
    await expect(settled).rejects.toMatchObject({ code: 'cancelled' });
    expect(states(work)).toEqual(['running']);
  });

  test('ends with the app: what runs is cancelled, what waits never begins, no new one is taken', async () => {
    const [first, second] = [at.hold({ lane: 'a' }), at.hold({ lane: 'a' })];
    await at.queue.close();
    expect(states(first, second)).toEqual(['cancelled', 'cancelled']);
    expect(at.begun).toEqual([first.id]);
    expect(() => at.hold()).toThrow('Brms Studio is closing.');
  });
});
