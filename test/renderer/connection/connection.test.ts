import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ConnectionStatus, connect } from '../../../renderer/connection/connection';
import { type BytePipe, packFrame, unpackFrame } from '../../../shared/contract/frames';
import { StudioError } from '../../../shared/errors/studio-error';
import { logEntry } from '../fake/fixtures';

interface TestPipe extends BytePipe {
  readonly sent: unknown[];
  deliver(frame: Parameters<typeof packFrame>[0]): void;
  close(): void;
}

function testPipe(): TestPipe {
  let onMessage: (bytes: Uint8Array) => void = () => {};
  let onClose: () => void = () => {};
  const sent: unknown[] = [];
  return {
    sent,
    send: (bytes) => void sent.push(unpackFrame(bytes)),
    onMessage: (listener) => {
      onMessage = listener;
    },
    onClose: (listener) => {
      onClose = listener;
    },
    deliver: (frame) => onMessage(packFrame(frame)),
    close: () => onClose(),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('opens a new pipe when one closes, and events go on', async () => {
  const pipes = [testPipe(), testPipe()] as const;
  let opened = 0;
  const connection = connect(async () => pipes[opened++] ?? testPipe());
  const statuses: ConnectionStatus[] = [];
  connection.onStatus((status) => statuses.push(status));
  const texts: string[] = [];
  connection.on('log.added', (entries) => texts.push(...entries.map(({ text }) => text)));
  await vi.advanceTimersByTimeAsync(0);
  pipes[0].deliver({ type: 'event', name: 'log.added', value: [logEntry(1, { text: 'one' })] });
  pipes[0].close();
  await expect(connection.call('app.info', undefined)).rejects.toMatchObject({ code: 'protocol' });
  await vi.advanceTimersByTimeAsync(300);
  pipes[1].deliver({ type: 'event', name: 'log.added', value: [logEntry(2, { text: 'two' })] });
  expect(texts).toEqual(['one', 'two']);
  expect(statuses).toEqual(['connecting', 'open', 'lost', 'open']);
  expect(opened).toBe(2);
});

it('waits longer after each failure, and tries at once when asked', async () => {
  let tries = 0;
  const connection = connect(async () => {
    tries++;
    throw new StudioError('protocol', 'no');
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(250);
  expect(tries).toBe(2);
  await vi.advanceTimersByTimeAsync(499);
  expect(tries).toBe(2);
  connection.retryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(tries).toBe(3);
});

it('sends a cancel when a signal aborts', async () => {
  const pipe = testPipe();
  const connection = connect(async () => pipe);
  await vi.advanceTimersByTimeAsync(0);
  const controller = new AbortController();
  const answer = connection.call('doctor.run', { environment: 'default' }, controller.signal);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  expect(pipe.sent).toMatchObject([{ type: 'call', name: 'doctor.run' }, { type: 'cancel' }]);
});
