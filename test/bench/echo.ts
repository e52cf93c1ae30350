import { connect, createServer, type Socket } from 'node:net';

/** About as many bytes as a call without arguments and its answer. */
const echoBytes = Buffer.alloc(100, 7);

/** The least that a round trip over a loopback socket takes. */
export interface Echo {
  readonly round: () => Promise<void>;
  readonly close: () => void;
}

export async function startEcho(): Promise<Echo> {
  const server = createServer({ noDelay: true }, (socket) => socket.pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('no port');
  const socket = await new Promise<Socket>((resolve) => {
    const client = connect({ port: address.port, host: '127.0.0.1', noDelay: true }, () => resolve(client));
  });
  const round = () =>
    new Promise<void>((resolve) => {
      let left = echoBytes.length;
      const onData = (chunk: Buffer) => {
        left -= chunk.length;
        if (left > 0) return;
        socket.off('data', onData);
        resolve();
      };
      socket.on('data', onData);
      socket.write(echoBytes);
    });
  const close = () => {
    socket.destroy();
    server.close();
  };
  return { round, close };
}
