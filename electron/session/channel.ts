import { StudioError } from '../../shared/errors/studio-error';
import { CallQueue, type CurrentCall, type Prepared } from './call-queue';
import { refuseUnstorable } from './codecs/character';
import { handlesIn } from './codecs/handles-in';
import type { CodecRegistry } from './codecs/registry';
import { decodeBody, encodeFrame, FrameReader } from './frame-codec';
import { MessageSegments } from './message-segments';
import { parseFrame } from './parse-frame';
import { type Command, type HandleCount, protocolError, type Request, type Response } from './protocol';
import { responseError } from './response-error';
import type { SexpWrapper } from './sexp-wrapper';
import { toR } from './to-r';
import type { Transport } from './transport';
import type { RInput, RValue } from './values';
import type { EventListener, WorkerEvents } from './worker-events';

export interface ChannelOptions {
  readonly transport: Transport;
  readonly codecs: CodecRegistry;
  /** The folder of the segments. */
  readonly folder: string;
  readonly graceMs: number;
  /** The most bytes that a request may have: by default 256 MiB. */
  readonly frameLimit?: number;
  readonly interrupt: () => void;
  /** Called when the worker must be ended: it does not stop, or it breaks the protocol. */
  readonly kill: (reason: StudioError) => void;
  readonly events: WorkerEvents;
  /** Called when an answer has come, and everything that R wrote before it. */
  readonly onAnswer: () => void;
  /** Receives the handles in answers whose callers no longer wait. */
  readonly onOrphans: (handles: readonly SexpWrapper[]) => void;
}

export interface CallOptions {
  readonly args?: readonly RInput[];
  readonly kwargs?: Readonly<Record<string, RInput>>;
  /** Aborting a waiting call drops it; aborting a running one interrupts R. Both reject with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** The most time from now until the answer, including the wait in the queue; then `timeout`. */
  readonly timeoutMs?: number | undefined;
  /** Called with what the worker reports while this call runs: output, conditions, events of the verb. */
  readonly onEvent?: EventListener;
  /** The user's R code on one line. It stands for the call while the call runs. */
  readonly code?: string;
}

/** How long a worker that has closed its connection may take to end. */
const lostAfterMs = 1000;

/** Calls over a transport: values in, values out. It knows nothing of processes. */
export class Channel {
  readonly #queue: CallQueue;
  readonly #segments: MessageSegments;
  #kept: HandleCount = { handles: 0, handleBytes: 0 };
  #closed = false;
  #lost: NodeJS.Timeout | undefined;

  constructor(private readonly options: ChannelOptions) {
    this.#segments = new MessageSegments(options.folder);
    const { transport, interrupt, kill } = options;
    const send = (request: Request) => {
      const reusable = this.#segments.lend();
      const whole = reusable.length > 0 ? { ...request, reusable } : request;
      transport.send(encodeFrame(whole, options.frameLimit));
    };
    this.#queue = new CallQueue({ send, interrupt, kill }, options.graceMs, (response) =>
      this.#orphan(response),
    );
    const reader = new FrameReader();
    transport.onData((chunk) =>
      this.#guard(() => {
        for (const body of reader.push(chunk)) this.#receive(decodeBody(body));
      }),
    );
    transport.onClose(() => {
      if (this.#closed) return;
      // Usually the worker is ending and its exit gives the reason. If it lives on, R code closed the connection.
      const notEnding = () => {
        throw protocolError('R code closed its connection to the app');
      };
      this.#lost = setTimeout(() => this.#guard(notEnding), lostAfterMs);
    });
  }

  get current(): CurrentCall | null {
    return this.#queue.current;
  }

  get waiting(): number {
    return this.#queue.waiting;
  }

  get idle(): boolean {
    return this.#queue.idle;
  }

  /** The objects that the worker keeps, as its last answer said: an object counts once its handle is here. */
  get kept(): HandleCount {
    return this.#kept;
  }

  async call(cmd: Command, target: string, options: CallOptions = {}): Promise<RValue> {
    const args = (options.args ?? []).map(toR);
    const kwargs = Object.entries(options.kwargs ?? {}).map(([name, input]) => [name, toR(input)] as const);
    for (const name of [target, ...kwargs.map(([name]) => name)]) refuseUnstorable(name);
    let callId: string | null = null;
    try {
      const response = await this.#queue.submit({
        cmd,
        target,
        code: options.code,
        prepare: () => this.#prepare(args, kwargs),
        signal: options.signal,
        timeoutMs: options.timeoutMs,
        onStart: (id) => {
          callId = id;
          if (options.onEvent) this.options.events.follow(id, options.onEvent);
        },
      });
      if (!response.ok) throw responseError(response);
      return await this.#decode(response);
    } finally {
      if (callId !== null) this.options.events.unfollow(callId);
    }
  }

  /** Stops the running call; its caller gets `cancelled`. */
  interrupt(): void {
    this.#queue.interrupt();
  }

  /** Stops the running call and drops the waiting ones. */
  stopAll(error: StudioError): void {
    this.#queue.stopAll(error);
  }

  close(error: StudioError): void {
    this.#closed = true;
    clearTimeout(this.#lost);
    this.#segments.close();
    this.#queue.close(error);
  }

  #receive(frame: unknown): void {
    const incoming = parseFrame(frame);
    if (incoming.type !== 'event') {
      const { response } = incoming;
      const settle = () =>
        this.#guard(() => {
          this.options.onAnswer();
          this.#kept = response.kept ?? this.#kept;
          this.#segments.answered();
          if (incoming.type === 'unreadable') this.#letGo(incoming.segments, incoming.result);
          this.#queue.receive(response);
        });
      // R wrote its output before it answered, but this turn of the event loop may have read the pipes too early. The
      // next turn finds all output of this call in them. Only then does this call end and the next one begin, so that
      // every line is reported with the id of its own call. R loses no time by this.
      setImmediate(() => setImmediate(settle));
      return;
    }
    this.options.events.tell(incoming.event);
  }

  /**
   * A frame that breaks the protocol ends the worker: later frames cannot be trusted. If only the value of an answer
   * cannot be read, that call alone fails.
   */
  #guard(step: () => void): void {
    if (this.#closed) return;
    try {
      step();
    } catch (error) {
      const reason = error instanceof StudioError ? error : new StudioError('internal', String(error));
      this.close(reason);
      this.options.kill(reason);
    }
  }

  async #prepare(args: readonly RValue[], kwargs: readonly (readonly [string, RValue])[]): Promise<Prepared> {
    const writer = this.#segments.writer();
    const discard = () => void writer.discard();
    const encode = (value: RValue) => this.options.codecs.encode(value, (view) => writer.put(view));
    const encodeNamed = ([name, value]: readonly [string, RValue]) => [name, encode(value)] as const;
    try {
      const prepared = {
        args: args.map(encode),
        kwargs: Object.fromEntries(kwargs.map(encodeNamed)),
        discard,
      };
      await writer.flush();
      return prepared;
    } catch (error) {
      discard();
      throw error;
    }
  }

  async #decode(response: Response & { readonly ok: true }): Promise<RValue> {
    const { result, segments } = response;
    try {
      const buffers =
        segments.length > 0 ? await this.#segments.read(segments, result) : new Map<string, never>();
      return this.options.codecs.decode(result, buffers);
    } catch (error) {
      this.#orphan(response);
      if (error instanceof StudioError) throw error;
      // A missing segment or an impossible length.
      const why = error instanceof Error ? error.message : String(error);
      throw protocolError(`an answer cannot be read (${why})`);
    }
  }

  /** Removes the segments of an answer without a caller, and releases its objects in the worker. */
  #orphan(response: Response): void {
    if (response.ok) this.#letGo(response.segments, response.result);
  }

  #letGo(segments: readonly string[], result: unknown): void {
    this.#segments.remove(segments);
    const handles = handlesIn(result, this.options.codecs);
    if (handles.length > 0) this.options.onOrphans(handles);
  }
}
