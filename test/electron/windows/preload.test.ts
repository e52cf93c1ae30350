import type { ContextBridge, IpcRenderer, WebUtils } from 'electron';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { channels } from '../../../electron/ipc/electron-host';

type Heard = (event: unknown, ...args: unknown[]) => void;
const exposed: Record<string, Record<string, (...args: never[]) => unknown>> = {};
const sent: unknown[][] = [];
const listeners = new Map<string, Heard[]>();
let drop: (event: unknown) => void = () => undefined;

const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
  exposeInMainWorld: (name, api) => {
    exposed[name] = api;
  },
};
const ipcRenderer: Pick<IpcRenderer, 'send'> & { on: unknown; removeAllListeners: unknown } = {
  send: (...args) => void sent.push(args),
  on: (channel: string, heard: Heard) => listeners.set(channel, [...(listeners.get(channel) ?? []), heard]),
  removeAllListeners: (channel: string) => listeners.delete(channel),
};
const webUtils: Pick<WebUtils, 'getPathForFile'> = {
  getPathForFile: (file) => (file.name ? `/p/${file.name}` : ''),
};
vi.mock('electron', () => ({ contextBridge, ipcRenderer, webUtils }));

beforeAll(async () => {
  vi.stubGlobal('window', {
    addEventListener: (name: string, heard: (event: unknown) => void) => {
      expect(name).toBe('drop');
      drop = heard;
    },
  });
  await import('../../../electron/preload');
});
beforeEach(() => {
  sent.length = 0;
});

it('gives the page one thing with three functions, and nothing of Electron', () => {
  expect(Object.keys(exposed)).toEqual(['studioPipe']);
  expect(Object.keys(exposed.studioPipe ?? {}).sort()).toEqual(['onClose', 'onMessage', 'send']);
});

it('sends on one channel only, and hears the bytes without the event', () => {
  const pipe = exposed.studioPipe as unknown as {
    send(...args: unknown[]): void;
    onMessage(listener: (...args: unknown[]) => void): void;
    onClose(listener: (...args: unknown[]) => void): void;
  };
  const heard: unknown[][] = [];
  pipe.onMessage((...args) => heard.push(args));
  pipe.onMessage((...args) => heard.push(args));
  pipe.onClose((...args) => heard.push(['closed', ...args]));
  pipe.send(new Uint8Array([1]), 'other', 'arguments');
  expect(sent).toEqual([[channels.open], [channels.open], [channels.message, new Uint8Array([1])]]);
  const event = { sender: ipcRenderer };
  for (const listener of listeners.get(channels.message) ?? []) listener(event, new Uint8Array([2]));
  for (const listener of listeners.get(channels.close) ?? []) listener(event);
  // One listener: a page that listens again is not told twice.
  expect(heard).toEqual([[new Uint8Array([2])], ['closed']]);
});

it('passes on where a person’s own drop came from, never one that script has made up', () => {
  const dataTransfer = { files: [{ name: 'a' }, { name: '' }] };
  drop({ isTrusted: false, dataTransfer });
  drop({ isTrusted: true, dataTransfer: null });
  expect(sent).toEqual([]);
  drop({ isTrusted: true, dataTransfer });
  expect(sent).toEqual([[channels.drop, ['/p/a']]]);
});
