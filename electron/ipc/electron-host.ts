import type { BytePipe } from '../../shared/contract/frames';

/** The channels between preload and main. */
export const channels = {
  open: 'studio:open',
  message: 'studio:message',
  close: 'studio:close',
  drop: 'studio:drop',
} as const;

/** The part of Electron's `WebContents` that is needed here. */
export interface Sender {
  readonly id: number;
  send(channel: string, ...args: unknown[]): void;
  isDestroyed(): boolean;
  on(event: 'destroyed' | 'render-process-gone', listener: () => void): unknown;
}

/** The part of Electron's `ipcMain` that is needed here. `E` is Electron's event type. */
export interface IpcMain<E extends { readonly sender: Sender }> {
  on(channel: string, listener: (event: E, ...args: unknown[]) => void): unknown;
}

export interface ElectronHostOptions<E extends { readonly sender: Sender }> {
  readonly ipc: IpcMain<E>;
  /** Called for every message: does it come from our page's main frame? */
  readonly trusts: (event: E) => boolean;
  /** `id` is the sender's id, which identifies its window. */
  readonly connect: (pipe: BytePipe, id: number) => void;
  /** Receives the full paths of files that were dropped on the page, which itself never learns them. */
  readonly onDrop: (id: number, paths: readonly string[]) => void;
}

interface OpenPipe {
  readonly deliver: (bytes: Uint8Array) => void;
  readonly close: () => void;
}

/**
 * Gives each page that opens a pipe its own connection. A page that is loaded again opens a new one, which ends
 * the old one. A page that is destroyed or crashes ends its connection.
 */
export function attachElectronHost<E extends { readonly sender: Sender }>(
  options: ElectronHostOptions<E>,
): void {
  const pipes = new Map<number, OpenPipe>();
  const watched = new Set<number>();

  const end = (id: number): void => {
    const pipe = pipes.get(id);
    pipes.delete(id);
    pipe?.close();
  };

  options.ipc.on(channels.open, (event) => {
    if (!options.trusts(event)) return;
    const { sender } = event;
    // Kept, because a destroyed sender no longer knows its id.
    const { id } = sender;
    end(id);
    if (!watched.has(id)) {
      watched.add(id);
      sender.on('render-process-gone', () => end(id));
      sender.on('destroyed', () => {
        watched.delete(id);
        end(id);
      });
    }
    const { pipe, open } = createPipe(sender);
    pipes.set(id, open);
    options.connect(pipe, id);
  });

  options.ipc.on(channels.message, (event, bytes) => {
    if (!options.trusts(event) || !(bytes instanceof Uint8Array)) return;
    pipes.get(event.sender.id)?.deliver(bytes);
  });

  options.ipc.on(channels.drop, (event, paths) => {
    if (options.trusts(event) && arePaths(paths)) options.onDrop(event.sender.id, paths);
  });
}

const mostDropped = 100;

function arePaths(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length <= mostDropped && value.every((path) => typeof path === 'string')
  );
}

function createPipe(sender: Sender): { readonly pipe: BytePipe; readonly open: OpenPipe } {
  const messageListeners: ((bytes: Uint8Array) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let closed = false;
  return {
    pipe: {
      send(bytes) {
        if (!closed && !sender.isDestroyed()) sender.send(channels.message, bytes);
      },
      onMessage: (listener) => void messageListeners.push(listener),
      onClose: (listener) => void closeListeners.push(listener),
    },
    open: {
      deliver: (bytes) => {
        for (const listener of messageListeners) listener(bytes);
      },
      close: () => {
        closed = true;
        for (const listener of closeListeners) listener();
      },
    },
  };
}
