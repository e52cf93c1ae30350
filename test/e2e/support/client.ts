import { once } from 'node:events';
import { type RawData, WebSocket } from 'ws';
import { type Client, createClient } from '../../../shared/contract/client';

/** A second window onto a running app, without a page: its procedures as the renderer calls them. */
export interface AppClient extends Client {
  close(): void;
}

/** `url` is the address that the app printed, with its token. */
export async function connectTo(url: string): Promise<AppClient> {
  const { origin } = new URL(url);
  const page = await fetch(url, { redirect: 'manual' });
  const cookie = page.headers.getSetCookie().map((text) => text.split(';')[0] ?? '');
  const place = new URL('pipe', new URL(page.headers.get('location') ?? '/', origin));
  place.protocol = 'ws:';
  const socket = new WebSocket(place, { origin, headers: { cookie: cookie.join('; ') } });
  socket.binaryType = 'nodebuffer';
  await once(socket, 'open');
  const client = createClient({
    send: (bytes) => socket.send(bytes),
    onMessage(listener) {
      socket.on('message', (data: RawData) => {
        if (data instanceof Uint8Array) listener(new Uint8Array(data));
      });
    },
    onClose: (listener) => void socket.on('close', listener),
  });
  return { ...client, close: () => socket.close() };
}
