import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mainWorker } from '../../../renderer/store/sessions-slice';
import { StudioError } from '../../../shared/errors/studio-error';
import { fitWork, logEntry, worker } from '../fake/fixtures';
import { opened } from '../fake/opened';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a worker that fails', () => {
  const failed = { ...worker, state: 'failed', message: 'R was killed.' } as const;

  it('is told once, and not while the connection is lost', async () => {
    const { connection, notices } = await opened();
    connection.emit('workers.changed', [failed]);
    connection.emit('workers.changed', [failed]);
    expect(notices).toMatchObject([
      { kind: 'error', error: { code: 'worker-crashed', message: 'R was killed.' } },
    ]);
    connection.emit('workers.changed', [worker]);
    connection.setStatus('lost');
    connection.emit('workers.changed', [failed]);
    expect(notices).toHaveLength(1);
  });

  it('is told once too where another one takes its place at once', async () => {
    const { connection, notices } = await opened();
    const back = { ...worker, restarts: 1, message: 'R was killed.' };
    connection.emit('workers.changed', [{ ...back, state: 'starting' }]);
    connection.emit('workers.changed', [back]);
    expect(notices).toHaveLength(1);
    connection.emit('workers.changed', [{ ...back, restarts: 2 }]);
    expect(notices).toHaveLength(2);
  });

  it('is told where what it left is seen being cleared away first', async () => {
    const { connection, notices } = await opened();
    connection.emit('workers.changed', [{ ...worker, state: 'stopping' }]);
    expect(notices).toEqual([]);
    connection.emit('workers.changed', [
      { ...worker, state: 'starting', restarts: 1, message: 'R was killed.' },
    ]);
    expect(notices).toMatchObject([{ kind: 'error', title: 'R has stopped' }]);
  });

  it('is not said to have stopped where it never started', async () => {
    const { connection, notices } = await opened();
    connection.emit('workers.changed', [{ ...worker, state: 'starting' }]);
    connection.emit('workers.changed', [{ ...worker, state: 'failed', message: 'There is no R.' }]);
    expect(notices).toEqual([]);
  });

  it.each([
    ['at once', []],
    ['after a while', [{ ...worker, state: 'starting', restarts: 1 } as const]],
  ])('is said not to start where it was restarted, until it does: %s', async (_, between) => {
    const { connection, notices } = await opened();
    const message = 'There is no R at /no/such/R.';
    for (const each of between) connection.emit('workers.changed', [each]);
    connection.emit('workers.changed', [{ ...worker, state: 'failed', restarts: 1, message }]);
    connection.emit('workers.changed', [{ ...worker, state: 'starting', restarts: 2 }]);
    connection.emit('workers.changed', [{ ...worker, state: 'failed', restarts: 2, message }]);
    expect(notices).toMatchObject([
      { title: 'R does not start in “default”', error: { message }, action: { label: 'Open the checks' } },
    ]);
    const [notice] = notices;
    let isOver = false;
    if (notice?.kind === 'error') void notice.until?.then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(1);
    expect(isOver).toBe(false);
    connection.emit('workers.changed', [{ ...worker, restarts: 3 }]);
    await vi.advanceTimersByTimeAsync(1);
    expect(isOver).toBe(true);
  });

  it('is nothing to tell where it is not the one that answers questions', async () => {
    const { connection, notices, state } = await opened();
    connection.emit('workers.changed', [worker, { ...failed, id: 'fit-1', role: 'fit' }]);
    expect(notices).toEqual([]);
    expect(mainWorker(state())).toEqual(worker);
  });
});

describe('stopping and restarting', () => {
  const holding = { ...worker, handles: 3, handleBytes: 4096 };

  it('ask first where objects would be lost', async () => {
    const { connection, state, named } = await opened();
    connection.answer({ 'workers.restart': () => null, 'workers.stop': () => null });
    connection.emit('workers.changed', [holding]);
    const restart = state().restartWorker('main');
    expect(state().question?.body).toMatch(/^3 objects \(4 KB\)/);
    state().question?.answer(false);
    await restart;
    expect(named('workers.restart')).toEqual([]);
    const stop = state().stopWorker('main');
    state().question?.answer(true);
    await stop;
    expect(named('workers.stop').map(({ input }) => input)).toEqual([{ id: 'main' }]);
  });

  it('ask nothing where nothing would be', async () => {
    const { connection, state, named } = await opened();
    connection.answer({ 'workers.restart': () => null });
    await state().restartWorker('main');
    expect(named('workers.restart')).toHaveLength(1);
  });

  it('ask before a fit is cancelled', async () => {
    const { connection, state } = await opened();
    connection.emit('work.changed', fitWork);
    connection.emit('workers.changed', [{ ...worker, id: 'fit-1', role: 'fit', workId: fitWork.id }]);
    void state().stopWorker('fit-1');
    expect(state().question?.body).toContain('The fit of Model 1');
  });

  it('say why they did not work', async () => {
    const { connection, state, notices } = await opened();
    await state().interruptWorker('main');
    expect(notices).toMatchObject([{ kind: 'error', title: 'The call could not be interrupted' }]);
    connection.answer({
      'workers.restart': () => {
        connection.emit('workers.changed', [{ ...worker, state: 'failed', restarts: 1, message: 'No R.' }]);
        throw new StudioError('worker-crashed', 'No R.');
      },
    });
    await state().restartWorker('main');
    expect(notices).toMatchObject([{}, { kind: 'error', title: 'R did not start' }]);
  });
});

describe('the log', () => {
  it('takes batches in order and each line once', async () => {
    const { connection, state } = await opened();
    connection.emit('log.added', [logEntry(1), logEntry(2)]);
    connection.emit('log.added', [logEntry(2), logEntry(3), logEntry(9)]);
    expect(state().log.map(({ seq }) => seq)).toEqual([1, 2, 3, 9]);
  });

  it('keeps the newest 5,000', async () => {
    const { connection, state } = await opened();
    connection.emit(
      'log.added',
      Array.from({ length: 5200 }, (_, i) => logEntry(i + 1)),
    );
    expect(state().log).toHaveLength(5000);
    expect(state().log[0]?.seq).toBe(201);
  });

  it('begins anew with another run of the app', async () => {
    const { connection, state } = await opened();
    connection.emit('log.added', [logEntry(70)]);
    connection.answer({ 'app.log': () => [logEntry(1), logEntry(2)] });
    connection.setStatus('lost');
    connection.setStatus('open');
    await vi.advanceTimersByTimeAsync(1);
    connection.emit('log.added', [logEntry(3)]);
    expect(state().log.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});
