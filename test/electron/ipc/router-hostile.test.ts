import { describe, expect, it, vi } from 'vitest';
import { packFrame, unpackFrame } from '../../../shared/contract/frames';
import { entryOf, setUp } from './router-setup';

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
    ['arrays in arrays without end', new Uint8Array(1_000_000).fill(0x91), 0],
    ['an array that claims four thousand million entries', new Uint8Array([0xdd, 255, 255, 255, 255]), 0],
    ['a text that claims four gigabytes', new Uint8Array([0xdb, 255, 255, 255, 255, 97]), 0],
    ['a map that claims more than it has', new Uint8Array([0xdf, 255, 255, 255, 255, 0xa1, 97, 1]), 0],
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
      'work.list': async () => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return [];
      },
    });
    const answers: unknown[] = [];
    pair.renderer.onMessage((answer) => answers.push(unpackFrame(answer)));
    const frame = packFrame({ type: 'call', id: 1, name: 'work.list', input: undefined });
    pair.renderer.send(frame);
    pair.renderer.send(frame);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(answers[0]).toMatchObject({ type: 'error', id: 0, error: { code: 'protocol' } });
    for (const open of gates) open();
    await vi.waitFor(() => expect(answers[1]).toEqual({ type: 'ok', id: 1, value: [] }));
  });

  it.each(['__proto__', 'constructor', 'prototype'])('takes no %s of it for its own', async (key) => {
    const { pair } = setUp({
      'project.forget': (input) => [{ ...input, name: '', openedAt: '', exists: true }],
    });
    const answers: unknown[] = [];
    pair.renderer.onMessage((answer) => answers.push(unpackFrame(answer)));
    const text = `{"type":"call","id":1,"name":"project.forget","input":{"path":"a","${key}":{"polluted":true}}}`;
    pair.renderer.send(packFrame(JSON.parse(text)));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect('polluted' in answers).toBe(false);
    expect(answers[0]).toMatchObject({ type: 'ok', value: [{ path: 'a', name: '' }] });
    expect(JSON.stringify(answers[0])).not.toContain('polluted');
  });

  it('makes no code of the names of a record that a frame defines', async () => {
    const { pair } = setUp({});
    const answers: unknown[] = [];
    pair.renderer.onMessage((answer) => answers.push(unpackFrame(answer)));
    // MessagePack's extension 114 is a record: the names of its fields, then their values.
    const name = new TextEncoder().encode('a"]});globalThis.harm=1;({["');
    const record = [0xd4, 0x72, 0x40, 0x91, 0xa0 + name.length, ...name, 0x01];
    pair.renderer.send(new Uint8Array([...record, ...Array.from({ length: 20 }, () => [0x40, 0x01]).flat()]));
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
    expect(answers[0]).toMatchObject({ type: 'error', error: { code: 'protocol' } });
    expect(Object.hasOwn(globalThis, 'harm')).toBe(false);
  });

  it('ignores a cancel for a call that is over', async () => {
    const { pair, client } = setUp({ 'work.list': () => [] });
    pair.renderer.send(packFrame({ type: 'cancel', id: 99 }));
    await expect(client.call('work.list', undefined)).resolves.toEqual([]);
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
