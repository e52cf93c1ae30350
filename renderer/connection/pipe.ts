import type { BytePipe } from '../../shared/contract/frames';
import { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in a browser. */
    readonly studioPipe?: BytePipe;
  }
}

/** Opens the pipe to the main process: Electron's, or a WebSocket to the server that this page came from. */
export async function openPipe(): Promise<BytePipe> {
  return window.studioPipe ?? openSocket();
}

/** The socket lies beside the page, whose path is a random one. */
function socketAddress(): string {
  const address = new URL('pipe', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

function openSocket(): Promise<BytePipe> {
  const socket = new WebSocket(socketAddress());
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve(pipeOf(socket));
    socket.onclose = () => reject(new StudioError('protocol', t('shell.noAnswer')));
  });
}

function pipeOf(socket: WebSocket): BytePipe {
  return {
    send(bytes) {
      if (socket.readyState !== WebSocket.OPEN) {
        throw new StudioError('protocol', t('shell.connectionClosed'));
      }
      socket.send(new Uint8Array(bytes));
    },
    onMessage(listener) {
      socket.onmessage = (event: MessageEvent<ArrayBuffer>) => listener(new Uint8Array(event.data));
    },
    onClose(listener) {
      socket.onclose = () => listener();
    },
  };
}
