import { EventEmitter } from 'node:events';
import type { DownloadItem, IpcMainEvent, Session, WebContents, WebFrameMain, WebRequest } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isFromPage,
  refuseNavigation,
  refuseNetwork,
  refusePermissions,
} from '../../../electron/windows/lock-down';
import { app, reset } from './fake-electron';

vi.mock('electron', async () => (await import('./fake-electron')).electron);
beforeEach(reset);

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type BeforeRequest = Parameters<WebRequest['onBeforeRequest']>[0];

/** A session that remembers what it was told. */
class FakeSession extends EventEmitter {
  request: RequestHandler = null;
  check: CheckHandler = null;
  before: BeforeRequest = null;
  setPermissionRequestHandler: Session['setPermissionRequestHandler'] = (handler) => {
    this.request = handler;
  };
  setPermissionCheckHandler: Session['setPermissionCheckHandler'] = (handler) => {
    this.check = handler;
  };
  readonly webRequest = {
    onBeforeRequest: (handler: BeforeRequest) => {
      this.before = handler;
    },
  };
  /** The parts that are not there are none that the code under test may use. */
  get real(): Session {
    return this as unknown as Session;
  }
}

describe('permissions', () => {
  const asked = [
    ...(['media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen'] as const),
    ...(['openExternal', 'clipboard-read', 'display-capture', 'idle-detection', 'storage-access'] as const),
    ...(['hid', 'serial', 'usb', 'fileSystem', 'window-management', 'unknown'] as const),
  ];

  it('are refused to every page, whether it asks or only looks; writing the clipboard is not', () => {
    const session = new FakeSession();
    refusePermissions(session.real);
    const answers = [...asked, 'clipboard-sanitized-write'].map((permission) => {
      let granted: boolean | undefined;
      session.request?.({} as WebContents, permission as never, (answer) => (granted = answer), {} as never);
      expect(session.check?.(null, permission as never, 'app://studio', {} as never)).toBe(granted);
      return granted;
    });
    expect(answers).toEqual([...asked.map(() => false), true]);
  });
});

describe('the network', () => {
  it('is not there: only what the page has of its own is loaded', () => {
    const session = new FakeSession();
    refuseNetwork(session.real);
    const isLoaded = (url: string) => {
      let cancelled: boolean | undefined;
      session.before?.({ url } as never, ({ cancel }) => (cancelled = cancel));
      return cancelled === false;
    };
    const own = [
      'app://studio/',
      'app://studio/assets/a.js',
      'blob:app://studio/1',
      'data:,a',
      'devtools://a/',
    ];
    expect(own.map(isLoaded)).toEqual(own.map(() => true));
    const others = [
      ...['https://evil.example/', 'http://127.0.0.1:8080/', 'ws://127.0.0.1/', 'wss://evil.example/'],
      ...['file:///etc/passwd', 'ftp://evil.example/', 'chrome://settings', 'about:blank', 'nonsense', ''],
    ];
    expect(others.map(isLoaded)).toEqual(others.map(() => false));
  });

  it('gives no downloads: only what the page has made is saved', () => {
    const session = new FakeSession();
    refuseNetwork(session.real);
    const isSaved = (url: string) => {
      let refused = false;
      const item: Pick<DownloadItem, 'getURL'> = { getURL: () => url };
      session.emit('will-download', { preventDefault: () => (refused = true) }, item);
      return !refused;
    };
    expect(isSaved('blob:app://studio/0b6f')).toBe(true);
    for (const url of [
      'https://evil.example/a.exe',
      'data:text/html,a',
      'blob:https://evil.example/1',
      'app://studio/a',
    ])
      expect(isSaved(url)).toBe(false);
  });
});

describe('every page', () => {
  function opened() {
    const contents = Object.assign(new EventEmitter(), {
      policy: '',
      windowOpen: null as Parameters<WebContents['setWindowOpenHandler']>[0] | null,
      setWebRTCIPHandlingPolicy: (policy: string) => (contents.policy = policy),
      setWindowOpenHandler: (handler: Parameters<WebContents['setWindowOpenHandler']>[0]) => {
        contents.windowOpen = handler;
      },
    });
    refuseNavigation();
    app.emit('web-contents-created', {}, contents);
    const isRefused = (event: string, details: object = {}) => {
      let refused = false;
      contents.emit(event, { ...details, preventDefault: () => (refused = true) });
      return refused;
    };
    return { contents, isRefused };
  }

  it('stays where it is, its frames too', () => {
    const { isRefused } = opened();
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'app://other/',
      'app://studio.evil/',
      'data:,a',
    ]) {
      expect(isRefused('will-navigate', { url })).toBe(true);
      expect(isRefused('will-frame-navigate', { url, isMainFrame: true })).toBe(true);
    }
    expect(isRefused('will-navigate', { url: 'app://studio/' })).toBe(false);
    expect(isRefused('will-frame-navigate', { url: 'app://studio/', isMainFrame: true })).toBe(false);
    expect(isRefused('will-frame-navigate', { url: 'app://studio/', isMainFrame: false })).toBe(true);
    expect(isRefused('will-redirect', { url: 'app://studio/' })).toBe(true);
  });

  it('opens no window, holds no webview, and finds no peers', () => {
    const { contents, isRefused } = opened();
    for (const url of ['app://studio/', 'https://evil.example/', 'about:blank'])
      expect(contents.windowOpen?.({ url } as never)).toEqual({ action: 'deny' });
    expect(isRefused('will-attach-webview')).toBe(true);
    expect(contents.policy).toBe('disable_non_proxied_udp');
  });
});

describe('a message', () => {
  const frame = (url: string): Pick<WebFrameMain, 'url'> => ({ url });
  const event = (sender: object, from: object | null) =>
    ({ sender, senderFrame: from }) as unknown as IpcMainEvent;

  it('counts only where it is from the main frame of our own page', () => {
    const main = frame('app://studio/');
    expect(isFromPage(event({ mainFrame: main }, main))).toBe(true);
    // A frame within our page, even with our own address; a frame that is gone.
    expect(isFromPage(event({ mainFrame: main }, frame('app://studio/')))).toBe(false);
    expect(isFromPage(event({ mainFrame: main }, null))).toBe(false);
    for (const url of [
      'https://evil.example/',
      'app://studio.evil/',
      'app://studio@evil/',
      'file:///app://studio/',
      'about:blank',
      '',
    ]) {
      const other = frame(url);
      expect(isFromPage(event({ mainFrame: other }, other))).toBe(false);
    }
  });
});
