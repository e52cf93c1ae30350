import { describe, expect, it, vi } from 'vitest';
import { createRouter, type Handlers } from '../../../electron/ipc/router';
import { createClient } from '../../../shared/contract/client';
import { packFrame, unpackFrame } from '../../../shared/contract/frames';
import type { LogEntry } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { memoryPair } from './memory-pair';
import { handlersWith } from './refuse-all';

interface Session {
  opened: string | null;
}

const entryOf = (text: string): LogEntry => ({
  ...{ seq: 1, time: 0, level: 'info', source: 'app', worker: null, callId: null, stream: 'app', text },
});
const textOf = (entries: readonly LogEntry[]) => entries.map(({ text }) => text).join();

function setUp(given: Partial<Handlers<Session>>) {
  const pair = memoryPair();
  const errors: string[] = [];
  const router = createRouter<Session>(handlersWith(given), {
    onError: (error, what) => errors.push(`${what}: ${error.code}`),
  });
  const connection = router.connect(pair.main, { opened: null });
  const client = createClient(pair.renderer);
  return { pair, connection, client, errors };
}

/** Resolves once `signal` aborts. */
const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

describe('router and client', () => {
  it('carries a call, its typed arrays and its answer', async () => {
    const { client } = setUp({
      'data.page': ({ datasetId, offset }) => ({
        datasetId,
        offset,
        rowCount: 2,
        columns: [{ kind: 'double', name: 'x', values: new Float64Array([1.5, Number.NaN]) }],
        rowNumbers: new Int32Array([1, 2]),
      }),
    });
    const page = await client.call('data.page', { datasetId: 'd1', offset: 3, limit: 10 });
    expect(page.offset).toBe(3);
    expect(page.rowNumbers).toEqual(new Int32Array([1, 2]));
    expect(page.columns[0]).toEqual({
      kind: 'double',
      name: 'x',
      values: new Float64Array([1.5, Number.NaN]),
    });
  });

  it('answers concurrent calls each with its own result', async () => {
    const gates: (() => void)[] = [];
    const { client } = setUp({
      'fit.start': async ({ modelId }) => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return { jobId: `job-${modelId}` };
      },
    });
    const calls = ['a', 'b', 'c'].map((modelId) => client.call('fit.start', { modelId }));
    await vi.waitFor(() => expect(gates).toHaveLength(3));
    for (const open of gates.toReversed()) open();
    expect((await Promise.all(calls)).map((result) => result.jobId)).toEqual(['job-a', 'job-b', 'job-c']);
  });

  it('fills in defaults of the schema before the handler sees the input', async () => {
    const seen = vi.fn();
    const { pair } = setUp({
      'fit.summary': (input) => {
        seen(input);
        return { fitId: input.fitId, prob: input.prob, rows: [] };
      },
    });
    pair.renderer.send(packFrame({ type: 'call', id: 1, name: 'fit.summary', input: { fitId: 'f' } }));
    await vi.waitFor(() => expect(seen).toHaveBeenCalledWith({ fitId: 'f', prob: 0.95 }));
  });

  it('refuses input that does not fit, and names the field', async () => {
    const { client } = setUp({});
    const call = client.call('fit.summary', { fitId: 'f', prob: 2 });
    await expect(call).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'prob',
      message: 'The call fit.summary was refused: prob must be less than 1.',
    });
  });

  it('carries the errors of a handler whole', async () => {
    const { client } = setUp({
      'fit.start': () => {
        throw new StudioError('r-error', 'object x not found', { hint: 'Check the formula.', where: 'x' });
      },
    });
    const call = client.call('fit.start', { modelId: 'm' });
    await expect(call).rejects.toMatchObject({
      code: 'r-error',
      message: 'object x not found',
      hint: 'Check the formula.',
      where: 'x',
    });
  });

  it('makes any other throw internal, and reports it', async () => {
    const { client, errors } = setUp({ 'jobs.list': () => Promise.reject(new TypeError('boom')) });
    await expect(client.call('jobs.list', undefined)).rejects.toMatchObject({
      code: 'internal',
      message: 'boom',
    });
    expect(errors).toEqual(['jobs.list: internal']);
  });

  it('turns an answer that cannot be packed into an error, not silence', async () => {
    const unpackable = { paths: Symbol('no data') } as never;
    const { client } = setUp({ 'app.info': () => unpackable });
    await expect(client.call('app.info', undefined)).rejects.toMatchObject({ code: 'internal' });
  });

  it('rejects at once on cancelling and aborts the handler', async () => {
    const stopped = vi.fn();
    const { client } = setUp({
      'fit.start': async (_input, { signal }) => {
        await aborted(signal);
        stopped();
        throw new StudioError('cancelled', 'Cancelled.');
      },
    });
    const controller = new AbortController();
    const call = client.call('fit.start', { modelId: 'm' }, { signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  });

  it('does not send a call whose signal is aborted already', async () => {
    const handler = vi.fn();
    const { client } = setUp({ 'jobs.list': handler });
    const call = client.call('jobs.list', undefined, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(handler).not.toHaveBeenCalled();
  });

  it('aborts every call and rejects every promise when the pipe closes', async () => {
    const signals: AbortSignal[] = [];
    const { client, pair, connection } = setUp({
      'fit.start': async (_input, { signal }) => {
        signals.push(signal);
        await aborted(signal);
        return { jobId: 'late' };
      },
    });
    const onClose = vi.fn();
    client.onClose(onClose);
    const calls = [client.call('fit.start', { modelId: 'a' }), client.call('fit.start', { modelId: 'b' })];
    await vi.waitFor(() => expect(signals).toHaveLength(2));
    pair.close();
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'internal' });
    expect(signals.every((signal) => signal.aborted)).toBe(true);
    expect(connection.closed.aborted).toBe(true);
    expect(onClose).toHaveBeenCalledOnce();
    await expect(client.call('jobs.list', undefined)).rejects.toMatchObject({ code: 'internal' });
  });

  it('keeps a session by connection and emits events to its renderer only', async () => {
    const router = createRouter<Session>(
      handlersWith<Session>({
        'project.close': (_input, { connection }) => {
          connection.session.opened = 'changed';
          return null;
        },
      }),
    );
    const first = memoryPair();
    const second = memoryPair();
    const one = router.connect(first.main, { opened: 'a' });
    const two = router.connect(second.main, { opened: 'b' });
    const heard: string[] = [];
    const client = createClient(first.renderer);
    const stop = client.on('log.added', (entries) => heard.push(`first ${textOf(entries)}`));
    createClient(second.renderer).on('log.added', (entries) => heard.push(`second ${textOf(entries)}`));
    await client.call('project.close', undefined);
    expect([one.session.opened, two.session.opened]).toEqual(['changed', 'b']);
    one.emit('log.added', [entryOf('hello')]);
    await vi.waitFor(() => expect(heard).toEqual(['first hello']));
    stop();
    one.emit('log.added', [entryOf('again')]);
    await Promise.resolve();
    expect(heard).toEqual(['first hello']);
    first.close();
    expect(() => one.emit('log.added', [entryOf('late')])).not.toThrow();
  });
});

describe('router against a hostile renderer', () => {
  const hostile: readonly (readonly [string, Uint8Array, number])[] = [
    ['noise', new Uint8Array([0xc1, 0xff, 0x00]), 0],
    ['nothing', new Uint8Array(), 0],
    ['a number', packFrame(7 as never), 0],
    ['no id', packFrame({ type: 'call', name: 'app.info' } as never), 0],
    ['a wrong id', packFrame({ type: 'call', id: -1, name: 'app.info' } as never), 0],
    ['a wrong type', packFrame({ type: 'shout', id: 5 } as never), 5],
    ['no name', packFrame({ type: 'call', id: 6 } as never), 6],
    ['an unknown procedure', packFrame({ type: 'call', id: 7, name: 'rm', input: undefined }), 7],
    ['an inherited name', packFrame({ type: 'call', id: 8, name: 'constructor', input: undefined }), 8],
  ];
  it.each(hostile)('answers %s with a protocol error', async (_what, bytes, id) => {
    const { pair } = setUp({});
    const answers: unknown[] = [];
    pair.renderer.onMessage((answer) => answers.push(unpackFrame(answer)));
    pair.renderer.send(bytes);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(answers[0]).toMatchObject({ type: 'error', id, error: { code: 'protocol' } });
  });

  it('refuses an id that is in use and goes on with the first call', async () => {
    const gates: (() => void)[] = [];
    const { pair } = setUp({
      'jobs.list': async () => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return [];
      },
    });
    const answers: unknown[] = [];
    pair.renderer.onMessage((answer) => answers.push(unpackFrame(answer)));
    const frame = packFrame({ type: 'call', id: 1, name: 'jobs.list', input: undefined });
    pair.renderer.send(frame);
    pair.renderer.send(frame);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(answers[0]).toMatchObject({ type: 'error', id: 0, error: { code: 'protocol' } });
    for (const open of gates) open();
    await vi.waitFor(() => expect(answers[1]).toEqual({ type: 'ok', id: 1, value: [] }));
  });

  it('ignores a cancel for a call that is over', async () => {
    const { pair, client } = setUp({ 'jobs.list': () => [] });
    pair.renderer.send(packFrame({ type: 'cancel', id: 99 }));
    await expect(client.call('jobs.list', undefined)).resolves.toEqual([]);
  });

  it('treats a pipe that cannot send as closed', async () => {
    const { pair, connection, errors } = setUp({});
    pair.main.send = () => {
      throw new Error('broken');
    };
    connection.emit('log.added', [entryOf('x')]);
    expect(connection.closed.aborted).toBe(true);
    expect(errors).toEqual(['pipe: internal']);
  });
});
