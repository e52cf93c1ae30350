import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onExitRequest } from '../../../electron/ipc/exit-request';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(firstLoss: string | null = null, lasting = false) {
  const source = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const told: string[] = [];
  let loss = firstLoss;
  let look = (): void => undefined;
  let ended = false;
  const hold = {
    loss: () => loss,
    tell: (text: string) => told.push(text),
    onChange: (heard: () => void) => {
      look = heard;
    },
  };
  void onExitRequest(() => hold, { lasting, source }).then(() => {
    ended = true;
  });
  return {
    source,
    told,
    ended: async () => {
      await vi.advanceTimersByTimeAsync(0);
      return ended;
    },
    lose(next: string | null) {
      loss = next;
      look();
    },
  };
}
const later = () => vi.advanceTimersByTimeAsync(1500);

describe('a request to end', () => {
  it('is one however often it arrives at once; a second one does not wait', async () => {
    const { source, ended } = setUp();
    source.emit('SIGINT');
    source.emit('SIGINT');
    expect([await ended(), source.exit.mock.calls]).toEqual([true, []]);
    await later();
    source.emit('SIGTERM');
    expect(source.exit.mock.calls).toEqual([[130]]);
  });

  it('says first what would be lost; the second one ends, the third does not wait', async () => {
    const { source, told, ended } = setUp('A fit is running.');
    source.emit('SIGINT');
    source.emit('SIGINT');
    expect([told, await ended()]).toEqual([['A fit is running.'], false]);
    await later();
    source.emit('SIGINT');
    expect([told.length, await ended(), source.exit.mock.calls]).toEqual([1, true, []]);
    await later();
    source.emit('SIGINT');
    expect(source.exit.mock.calls).toEqual([[130]]);
  });

  it('is met by itself when nothing is lost by it any more', async () => {
    const { source, ended, lose } = setUp('Two fits are running.');
    source.emit('SIGINT');
    lose('A fit is running.');
    expect(await ended()).toBe(false);
    lose(null);
    expect(await ended()).toBe(true);
  });

  it('of the system is not held', async () => {
    const first = setUp('A fit is running.');
    first.source.emit('SIGTERM');
    expect([first.told, await first.ended()]).toEqual([[], true]);
    const second = setUp('A fit is running.');
    second.source.emit('SIGINT');
    second.source.emit('SIGTERM');
    expect(await second.ended()).toBe(true);
  });

  it('by the end of the terminal waits for what would be lost, however often it comes', async () => {
    const { source, told, ended, lose } = setUp('A fit is running.');
    source.emit('SIGHUP');
    await later();
    source.emit('SIGHUP');
    expect([told, await ended(), source.exit.mock.calls]).toEqual([['A fit is running.'], false, []]);
    lose(null);
    expect(await ended()).toBe(true);
    const idle = setUp();
    idle.source.emit('SIGHUP');
    expect(await idle.ended()).toBe(true);
  });

  it('by the end of the terminal does not stop what has to last; Ctrl+C and the system do', async () => {
    const { source, ended } = setUp(null, true);
    source.emit('SIGHUP');
    await later();
    source.emit('SIGHUP');
    expect([await ended(), source.exit.mock.calls]).toEqual([false, []]);
    source.emit('SIGTERM');
    expect(await ended()).toBe(true);
  });

  it('before which fits run and end is not held', async () => {
    const { source, ended, lose } = setUp('A fit is running.');
    lose(null);
    source.emit('SIGINT');
    expect(await ended()).toBe(true);
  });
});
