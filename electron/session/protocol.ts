import { StudioError } from '../../shared/errors/studio-error';
import type { RValue } from './values';

/** App and worker must have the same version; the worker sends its own in its hello. */
export const protocolVersion = 1;

export type Command = 'CALL' | 'SHUTDOWN' | 'PING' | '_RUN_TEST_BY_NAME';

/** A buffer in shared memory: a part of one segment (a file in the session's folder). */
export interface ShmRef {
  readonly name: string;
  /** From the segment's start, a multiple of 64. */
  readonly offset: number;
  /** Bytes reserved. */
  readonly size: number;
  /** Bytes used. */
  readonly content_size: number;
  /** True: the reader removes it. False: it stays for the writer or a later message. */
  readonly temporary: boolean;
}

export type WireBuffer = Uint8Array | ShmRef;
export type Meta = Readonly<Record<string, unknown>>;

/** An encoded argument or result; a payload's `meta` may hold further payloads. */
export interface PayloadRef {
  readonly codec: string;
  readonly meta: Meta;
  readonly buffers: readonly WireBuffer[];
}

/** The result of an encoder: a payload whose buffers were placed. */
export type EncodeResult = PayloadRef;

/** Encodes the parts of a value and places its buffers. */
export interface EncodeContext {
  /** Places a buffer: inline if small, otherwise in the message's segment. */
  put(bytes: ArrayBufferView): WireBuffer;
  encode(value: RValue): PayloadRef;
}

/** Decodes the parts of a payload and gives its buffers, which were all read before. */
export interface DecodeContext {
  bytes(buffer: WireBuffer | undefined): Uint8Array;
  decode(payload: unknown): RValue;
}

/** One entry of the codec registry. */
export interface Encoder<V extends RValue = RValue> {
  readonly codec: string;
  canEncode(value: RValue): value is V;
  encode(value: V, context: EncodeContext): EncodeResult;
  decode(payload: PayloadRef, context: DecodeContext): V;
}

export interface Request {
  readonly id: string;
  readonly cmd: Command;
  /** `package::function` or `studio::verb`. */
  readonly target: string;
  readonly args: readonly PayloadRef[];
  readonly kwargs: Readonly<Record<string, PayloadRef>>;
  /** Segments of earlier answers, read already, that this request's answer may overwrite; absent if there are none. */
  readonly reusable?: readonly string[];
}

/** An R condition as the worker sends it; with `code` and `hint` if the worker's own code raised it. */
export interface WorkerError {
  readonly message: string;
  readonly classes: readonly string[];
  readonly call: string | null;
  readonly parents: readonly WorkerError[];
  readonly code: string | null;
  readonly hint: string | null;
  readonly where: string | null;
}

/** The number of objects that the worker keeps for handles, and their size in bytes (`utils::object.size`). */
export interface HandleCount {
  readonly handles: number;
  readonly handleBytes: number;
}

/** `kept`: the objects kept after the call; only in answers to calls, and usually only if it has changed. */
export type Response =
  | {
      readonly id: string;
      readonly ok: true;
      readonly result: PayloadRef;
      /** The segments with the result's buffers. */
      readonly segments: readonly string[];
      readonly kept: HandleCount | null;
    }
  | {
      readonly id: string;
      readonly ok: false;
      readonly error: WorkerError;
      readonly traceback: readonly string[];
      readonly kept: HandleCount | null;
    };

/** The worker's first frame. */
export interface Hello {
  readonly protocol: number;
  readonly token: string;
  readonly pid: number;
  readonly r: string;
}

/** An event that the worker sends while a call runs; `callId` is that of the call. */
export type ProtocolEvent =
  | {
      readonly kind: 'condition';
      readonly level: 'warning' | 'message';
      readonly message: string;
      readonly classes: readonly string[];
      readonly call: string | null;
      readonly callId: string | null;
    }
  | {
      readonly kind: 'log';
      readonly level: 'debug' | 'info' | 'warn' | 'error';
      readonly message: string;
      readonly callId: string | null;
    }
  | {
      readonly kind: 'verb';
      readonly name: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly callId: string | null;
    };

export function protocolError(message: string): StudioError {
  return new StudioError('protocol', `Brms Studio could not read what R sent: ${message}.`, {
    hint: 'Restart R, in Sessions. If this happens again, an R package may be writing to the connection with the app.',
  });
}
