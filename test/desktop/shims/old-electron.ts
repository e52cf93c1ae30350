import { app, ipcMain, protocol, type WebContents } from 'electron';
import type { OwnResponse } from './response';

/**
 * Gives Electron 9 what the app uses of newer ones, by the means that Electron 9 has. It is the test's alone: the
 * behaviour that tests then see (who is refused, what is answered) is the app's own code over these few lines.
 */

interface OldRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}
interface OldAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mimeType: string;
  readonly charset: string;
  readonly data: Buffer;
}

/** A frame as far as Electron 9 tells of one. */
interface Frame {
  readonly url: string;
}

const mainFrames = new Map<number, Frame>();
const mainFrameIds = new Map<number, number>();

Object.assign(protocol, {
  handle(scheme: string, handler: (request: OldRequest) => Promise<OwnResponse> | OwnResponse): void {
    protocol.registerBufferProtocol(scheme, (request, callback) => {
      void answer(handler(request)).then((given) => callback(given));
    });
  },
});

async function answer(given: Promise<OwnResponse> | OwnResponse): Promise<OldAnswer> {
  const { status, headers, bytes } = await given;
  const [mimeType = 'text/plain', charset = 'utf-8'] = (headers.get('content-type') ?? '').split(
    /;\s*charset=/,
  );
  return { statusCode: status, headers: Object.fromEntries(headers), mimeType, charset, data: bytes };
}

app.on('web-contents-created', (_event, contents) => {
  const frame: Frame = {
    get url() {
      return contents.getURL();
    },
  };
  const { id } = contents;
  mainFrames.set(id, frame);
  contents.once('destroyed', () => mainFrames.delete(id));
  Object.assign(contents, {
    mainFrame: frame,
    setWindowOpenHandler(handler: (details: { url: string }) => { action: 'allow' | 'deny' }) {
      onOld(contents, 'new-window', (event, url) => {
        if (handler({ url: String(url) }).action === 'deny') event.preventDefault();
      });
    },
  });
  onOld(contents, 'did-frame-navigate', (_navigated, _url, _code, _status, isMain, _process, routingId) => {
    if (isMain === true) mainFrameIds.set(id, Number(routingId));
  });
  const on = contents.on.bind(contents) as unknown as OldOn;
  Object.assign(contents, {
    on(name: string, listener: OldListener) {
      const isNavigation = name === 'will-navigate' || name === 'will-redirect';
      return on(name, isNavigation ? (event, url) => listener(Object.assign(event, { url }), url) : listener);
    },
  });
});

const onIpc = ipcMain.on.bind(ipcMain) as unknown as (channel: string, listener: OldIpcListener) => unknown;
Object.assign(ipcMain, {
  on: (channel: string, listener: OldIpcListener) =>
    onIpc(channel, (event, ...args) => {
      const isMain = event.frameId === mainFrameIds.get(event.sender.id);
      const senderFrame = isMain ? mainFrames.get(event.sender.id) : { url: 'about:blank' };
      listener(Object.assign(event, { senderFrame }), ...args);
    }),
});

type OldIpcListener = (event: { frameId: number; sender: WebContents }, ...args: unknown[]) => void;
type OldListener = (event: { preventDefault(): void }, ...args: unknown[]) => void;
type OldOn = (name: string, listener: OldListener) => unknown;

function onOld(contents: WebContents, name: string, listener: OldListener): void {
  (contents.on.bind(contents) as unknown as OldOn)(name, listener);
}
