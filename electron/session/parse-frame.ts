import { StudioError } from '../../shared/errors/studio-error';
import { lenientCount, lenientText, lenientTexts } from './lenient-values';
import type {
  HandleCount,
  Hello,
  Meta,
  PayloadRef,
  ProtocolEvent,
  Response,
  ShmRef,
  WireBuffer,
  WorkerError,
} from './protocol';
import { protocolError } from './protocol';

/** The forms of a frame from the worker. */
export type Incoming =
  | { readonly type: 'response'; readonly response: Response }
  | { readonly type: 'event'; readonly event: ProtocolEvent }
  /** An answer whose value cannot be read. Segments and handles in it must be released. */
  | {
      readonly type: 'unreadable';
      readonly response: Response & { readonly ok: false };
      readonly segments: readonly string[];
      readonly result: unknown;
    };

/**
 * Reads a frame. Throws `protocol` if it breaks the protocol. Values that are only for information (counts, sizes,
 * labels, events) are left out if they cannot be read.
 */
export function parseFrame(frame: unknown): Incoming {
  const fields = record(frame, 'a frame');
  if ('event' in fields) return { type: 'event', event: parseEvent(fields) };
  const id = text(fields.id, 'id');
  if (fields.ok !== true && fields.ok !== false) {
    throw protocolError('a frame is neither an answer nor an event');
  }
  const kept = parseKept(fields.kept);
  if (!fields.ok) {
    const traceback = lenientTexts(fields.traceback);
    return {
      type: 'response',
      response: { id, ok: false, error: parseError(fields.error), traceback, kept },
    };
  }
  try {
    const segments = list(fields.segments).map(segmentName);
    const result = parsePayload(fields.result);
    return { type: 'response', response: { id, ok: true, result, segments, kept } };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    const response = { id, ok: false, error: ownError(error), traceback: [], kept } as const;
    const segments = lenientTexts(fields.segments).filter(isSegmentName);
    return { type: 'unreadable', response, segments, result: fields.result };
  }
}

/** The fields of a first frame, or null if it is not a hello. */
export function parseHello(frame: unknown): Hello | null {
  if (!isRecord(frame) || !isRecord(frame.hello)) return null;
  const { protocol, token, pid, r } = frame.hello;
  if (typeof protocol !== 'number' || typeof token !== 'string') return null;
  return { protocol, token, pid: lenientCount(pid), r: lenientText(r) };
}

/** Checks one payload. The payloads inside its meta are checked by their codecs. */
export function parsePayload(value: unknown): PayloadRef {
  const { codec, meta, buffers } = record(value, 'a payload');
  return {
    codec: text(codec, 'codec'),
    meta: record(meta, 'meta'),
    buffers: list(buffers).map(parseBuffer),
  };
}

function parseBuffer(value: unknown): WireBuffer {
  return value instanceof Uint8Array ? value : parseRef(value);
}

function parseRef(value: unknown): ShmRef {
  const { name, offset, size, content_size, temporary } = record(value, 'a buffer');
  return {
    name: segmentName(name),
    offset: count(offset, 'offset'),
    size: count(size, 'size'),
    content_size: count(content_size, 'content_size'),
    temporary: temporary === true,
  };
}

function segmentName(value: unknown): string {
  const name = text(value, 'name');
  if (!isSegmentName(name)) throw protocolError(`"${name}" is not a valid name of a segment`);
  return name;
}

function isSegmentName(name: string): boolean {
  return /^[a-z][0-9]+$/.test(name);
}

/** Reads the error of a failed call. It never throws, so that the failure is always reported. */
function parseError(value: unknown): WorkerError {
  const fields = isRecord(value) ? value : {};
  return {
    message: lenientText(fields.message),
    classes: lenientTexts(fields.classes),
    call: optionalText(fields.call),
    parents: Array.isArray(fields.parents) ? fields.parents.map(parseError) : [],
    code: optionalText(fields.code),
    hint: optionalText(fields.hint),
    where: optionalText(fields.where),
  };
}

/** An error of the app in place of an answer. */
function ownError({ code, message, hint, where }: StudioError): WorkerError {
  return {
    ...{ message, classes: ['error'], call: null, parents: [], code },
    hint: hint ?? null,
    where: where ?? null,
  };
}

function parseKept(value: unknown): HandleCount | null {
  if (!isRecord(value)) return null;
  return { handles: lenientCount(value.handles), handleBytes: lenientCount(value.bytes) };
}

function parseEvent(fields: Meta): ProtocolEvent {
  const callId = optionalText(fields.id);
  switch (fields.event) {
    case 'condition': {
      const level = fields.level === 'warning' ? 'warning' : 'message';
      const classes = lenientTexts(fields.classes);
      const message = lenientText(fields.message);
      return { kind: 'condition', level, message, classes, call: optionalText(fields.call), callId };
    }
    case 'log': {
      const level = (['debug', 'info', 'warn', 'error'] as const).find((known) => known === fields.level);
      return { kind: 'log', level: level ?? 'info', message: lenientText(fields.message), callId };
    }
    case 'verb':
      return {
        kind: 'verb',
        name: lenientText(fields.name),
        fields: isRecord(fields.fields) ? fields.fields : {},
        callId,
      };
    default:
      throw protocolError(`there is no event "${String(fields.event)}"`);
  }
}

function isRecord(value: unknown): value is Meta {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

export function record(value: unknown, what: string): Meta {
  if (!isRecord(value)) throw protocolError(`${what} must be a map`);
  return value;
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw protocolError('expected an array in a field, found another value');
  return value;
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw protocolError(`${what} must be a string`);
  return value;
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function count(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw protocolError(`${what} must be a whole number, at least 0`);
  }
  return value;
}
