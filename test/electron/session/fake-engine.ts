import { Channel } from '../../../electron/session/channel';
import { handleCodec } from '../../../electron/session/codecs/handle';
import { standardCodecs } from '../../../electron/session/codecs/registry';
import { decodeBody, encodeFrame, FrameReader } from '../../../electron/session/frame-codec';
import type { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import { memoryPair, type Transport } from '../../../electron/session/transport';
import { type WorkerEvent, WorkerEvents } from '../../../electron/session/worker-events';
import type { StudioError } from '../../../shared/errors/studio-error';

interface SeenRequest {
  readonly id: string;
  readonly cmd: string;
  readonly target: string;
  readonly args: readonly unknown[];
}

interface FakeOptions {
  readonly graceMs?: number;
  readonly folder?: string;
  readonly frameLimit?: number;
  /** The channel's end and the worker's. */
  readonly pair?: readonly [Transport, Transport];
  /** Sees each request's bytes as they leave; what it throws is an encoder's failure. */
  readonly onSend?: (request: unknown) => void;
}

/** A channel whose worker is this test: it sees each request and answers as it likes. */
export function fakeEngine(options: FakeOptions = {}) {
  const { graceMs = 50, folder = '/nowhere', frameLimit, pair = memoryPair(), onSend } = options;
  const [near, far] = pair;
  const requests: SeenRequest[] = [];
  const events: WorkerEvent[] = [];
  const orphans: SexpWrapper[] = [];
  const killed: StudioError[] = [];
  const interrupts: string[] = [];
  const released = new WeakSet<SexpWrapper>();
  let onRequest: (request: SeenRequest) => void = () => {};
  const reader = new FrameReader();
  far.onData((chunk) => {
    for (const body of reader.push(chunk)) {
      const request = decodeBody(body) as SeenRequest;
      requests.push(request);
      onRequest(request);
    }
  });
  const channel: Channel = new Channel({
    transport: {
      onData: (listener) => near.onData(listener),
      onClose: (listener) => near.onClose(listener),
      close: () => near.close(),
      send: (bytes) => {
        onSend?.(decodeBody(bytes.subarray(4)));
        near.send(bytes);
      },
    },
    ...(frameLimit !== undefined && { frameLimit }),
    codecs: standardCodecs().register(handleCodec('now', released)),
    folder,
    graceMs,
    interrupt: () => interrupts.push(channel.current?.callId ?? ''),
    kill: (reason) => {
      killed.push(reason);
      channel.close(reason);
    },
    events: new WorkerEvents((event) => events.push(event)),
    onAnswer: () => {},
    onOrphans: (handles) => orphans.push(...handles),
  });
  const send = (frame: unknown) => far.send(encodeFrame(frame));
  return {
    channel,
    requests,
    events,
    orphans,
    killed,
    interrupts,
    released,
    send,
    sendBytes: (bytes: Uint8Array) => far.send(bytes),
    answer: (id: string, text: string) =>
      send({ id, ok: true, segments: [], result: characterPayload(text) }),
    onRequest: (listener: (request: SeenRequest) => void) => {
      onRequest = listener;
    },
  };
}

export function characterPayload(text: string) {
  const bytes = Buffer.from(`${text}\0`);
  return {
    codec: 'character',
    meta: {},
    buffers: [bytes, Buffer.from(Int32Array.of(0, bytes.length).buffer)],
  };
}

/** Enough turns of the loop for everything that was sent to arrive, and for what comes of it. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
