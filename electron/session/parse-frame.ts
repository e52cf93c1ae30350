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

/** What a frame from the worker can be. */
export type Incoming =
  | { readonly type: 'response'; readonly response: Response }
  | { readonly type: 'event'; readonly event: ProtocolEvent }
  /** A large buffer that the worker is about to write. */
  | { readonly type: 'segment'; readonly ref: ShmRef };

/** Checks a frame's shape. Throws `protocol` where it is none of ours. */
export function parseFrame(frame: unknown): Incoming {
  const fields = record(frame, 'a frame');
  if (fields.event === 'segment') return { type: 'segment', ref: parseRef(fields.ref) };
  if ('event' in fields) return { type: 'event', event: parseEvent(fields) };
  const id = text(fields.id, 'id');
  const kept = parseKept(fields.kept);
  if (fields.ok === true) {
    const segments = list(fields.segments).map((name) => text(name, 'segments'));
    const result = parsePayload(fields.result);
    return { type: 'response', response: { id, ok: true, result, segments, kept } };
  }
  if (fields.ok !== false) throw protocolError('a frame is neither an answer nor an event');
  const traceback = list(fields.traceback).map((line) => text(line, 'traceback'));
  return { type: 'response', response: { id, ok: false, error: parseError(fields.error), traceback, kept } };
}

/** The fields of a first frame, or null where it is no hello. */
export function parseHello(frame: unknown): Hello | null {
  if (!isRecord(frame) || !isRecord(frame.hello)) return null;
  const { protocol, token, pid, r } = frame.hello;
  if (typeof protocol !== 'number' || typeof token !== 'string') return null;
  if (typeof pid !== 'number' || typeof r !== 'string') return null;
  return { protocol, token, pid, r };
}

/** Checks one payload, not those inside its meta: their codecs do. */
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
  const segment = text(name, 'name');
  if (!/^[a-z][0-9]+$/.test(segment)) throw protocolError(`"${segment}" is no name of a segment`);
  return {
    name: segment,
    offset: count(offset, 'offset'),
    size: count(size, 'size'),
    content_size: count(content_size, 'content_size'),
    temporary: temporary === true,
  };
}

function parseError(value: unknown): WorkerError {
  const fields = record(value, 'an error');
  return {
    message: text(fields.message, 'message'),
    classes: list(fields.classes).map((name) => text(name, 'classes')),
    call: optionalText(fields.call),
    parents: fields.parents === undefined ? [] : list(fields.parents).map(parseError),
    code: optionalText(fields.code),
    hint: optionalText(fields.hint),
    where: optionalText(fields.where),
  };
}

function parseKept(value: unknown): HandleCount | null {
  if (value == null) return null;
  const { handles, bytes } = record(value, 'kept');
  return { handles: count(handles, 'handles'), handleBytes: count(bytes, 'bytes') };
}

function parseEvent(fields: Meta): ProtocolEvent {
  const callId = optionalText(fields.id);
  switch (fields.event) {
    case 'condition': {
      const level = fields.level === 'warning' ? 'warning' : 'message';
      const classes = list(fields.classes).map((name) => text(name, 'classes'));
      const message = text(fields.message, 'message');
      return { kind: 'condition', level, message, classes, call: optionalText(fields.call), callId };
    }
    case 'log': {
      const level = (['debug', 'info', 'warn', 'error'] as const).find((known) => known === fields.level);
      return { kind: 'log', level: level ?? 'info', message: text(fields.message, 'message'), callId };
    }
    case 'verb':
      return {
        kind: 'verb',
        name: text(fields.name, 'name'),
        fields: record(fields.fields, 'fields'),
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
  if (!isRecord(value)) throw protocolError(`${what} is no map`);
  return value;
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw protocolError('a field that should be an array is none');
  return value;
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw protocolError(`${what} is no string`);
  return value;
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function count(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw protocolError(`${what} is no count`);
  }
  return value;
}
