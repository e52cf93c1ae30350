import { describe, expect, it, vi } from 'vitest';
import { createRouter } from '../../../electron/ipc/router';
import { createClient } from '../../../shared/contract/client';
import { packFrame } from '../../../shared/contract/frames';
import type { LogEntry } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { memoryPair } from './memory-pair';
import { handlersWith } from './refuse-all';
import { entryOf, type Opened, setUp } from './router-setup';

const textOf = (entries: readonly LogEntry[]) => entries.map(({ text }) => text).join();

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
        return { workId: `work-${modelId}` };
      },
    });
    const calls = ['a', 'b', 'c'].map((modelId) => client.call('fit.start', { modelId }));
    await vi.waitFor(() => expect(gates).toHaveLength(3));
    for (const open of gates.toReversed()) open();
    expect((await Promise.all(calls)).map((result) => result.workId)).toEqual(['work-a', 'work-b', 'work-c']);
  });

  it('fills in defaults of the schema before the handler sees the input', async () => {
    const seen = vi.fn();
    const { pair } = setUp({
      'objects.page': (input) => {
        seen(input);
        throw new StudioError('stale-handle', 'It is gone.');
      },
    });
    const input = { place: { ref: { worker: 'main', epoch: 'e', id: '1' }, path: [] }, offset: 0, limit: 1 };
    pair.renderer.send(packFrame({ type: 'call', id: 1, name: 'objects.page', input }));
    await vi.waitFor(() => expect(seen).toHaveBeenCalledWith({ ...input, columnOffset: 0, columnLimit: 50 }));
  });

  it('refuses input that does not fit, and names the field', async () => {
    const { client } = setUp({});
    const call = client.call('data.page', { datasetId: 'd', offset: 0, limit: 2001 });
    await expect(call).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'limit',
      message: 'The call data.page was refused: limit must be at most 2000.',
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
    const { client, errors } = setUp({ 'work.list': () => Promise.reject(new TypeError('boom')) });
    await expect(client.call('work.list', undefined)).rejects.toMatchObject({
      code: 'internal',
      message: 'boom',
    });
    expect(errors).toEqual(['work.list: internal']);
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
    const { client } = setUp({ 'work.list': handler });
    const call = client.call('work.list', undefined, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(handler).not.toHaveBeenCalled();
  });

  it('aborts every call and rejects every promise when the pipe closes', async () => {
    const signals: AbortSignal[] = [];
    const { client, pair, connection } = setUp({
      'fit.start': async (_input, { signal }) => {
        signals.push(signal);
        await aborted(signal);
        return { workId: 'late' };
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
    await expect(client.call('work.list', undefined)).rejects.toMatchObject({ code: 'internal' });
  });

  it('keeps a state by connection and emits events to its renderer only', async () => {
    const router = createRouter<Opened>(
      handlersWith<Opened>({
        'project.close': (_input, { connection }) => {
          connection.state.opened = 'changed';
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
    expect([one.state.opened, two.state.opened]).toEqual(['changed', 'b']);
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
