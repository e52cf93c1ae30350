import { type ClientFrame, unpackFrame } from '../../shared/contract/frames';
import { StudioError } from '../../shared/errors/studio-error';

/** Reads what a renderer sent, which may be anything at all. Throws `protocol`. */
export function readClientFrame(bytes: Uint8Array): ClientFrame {
  let frame: unknown;
  try {
    frame = unpackFrame(bytes);
  } catch (cause) {
    throw new StudioError('protocol', 'A message from the window could not be decoded.', { cause });
  }
  if (typeof frame !== 'object' || frame === null) throw malformed('it is not an object');
  const { type, id, name, input } = frame as Readonly<Record<string, unknown>>;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) throw malformed('it has no valid id');
  if (type === 'cancel') return { type, id };
  if (type !== 'call') throw malformed('its type is neither call nor cancel', id);
  if (typeof name !== 'string') throw malformed('it names no procedure', id);
  return { type, id, name, input };
}

/** The id that a malformed frame's error is about, 0 where the frame has none. */
export function idOfError(error: StudioError): number {
  const id = error.details?.id;
  return typeof id === 'number' ? id : 0;
}

function malformed(what: string, id?: number): StudioError {
  return new StudioError('protocol', `A message from the window is malformed: ${what}.`, {
    ...(id !== undefined && { details: { id } }),
  });
}
