import { once } from 'node:events';
import { WebSocket } from 'ws';

type Fields = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
}

/** Chromium's own protocol for its developer tools, as far as tests of an Electron too old for Playwright need it. */
export class DevTools {
  readonly #socket: WebSocket;
  readonly #calls = new Map<number, (message: Message) => void>();
  readonly #listeners = new Set<(message: Message) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message: Message = JSON.parse(String(data));
      if (message.id === undefined) for (const listener of this.#listeners) listener(message);
      else this.#calls.get(message.id)?.(message);
    });
    socket.on('close', () => {
      for (const settle of this.#calls.values()) settle({ error: { message: 'the browser has ended' } });
    });
  }

  /** `address` is the one that Chromium prints when it listens. */
  static async connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await once(socket, 'open');
    return new DevTools(socket);
  }

  /** Calls a method, of the browser or of the target that `sessionId` is attached to. */
  send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, ({ result, error }) => {
        this.#calls.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    });
  }

  /** Hears the events of one target. */
  listen(sessionId: string, listener: (method: string, params: Fields) => void): void {
    this.#listeners.add(({ method, params, sessionId: from }) => {
      if (from === sessionId && method !== undefined) listener(method, params ?? {});
    });
  }

  close(): void {
    this.#socket.close();
  }
}
