import { asStudioError, StudioError, type WireError } from './studio-error';

/** The one place that turns an error into plain data (never a stack, never a secret). */
export function toWire(thrown: unknown): WireError {
  const error = asStudioError(thrown);
  return {
    code: error.code,
    message: error.message,
    ...(error.hint !== undefined && { hint: error.hint }),
    ...(error.where !== undefined && { where: error.where }),
    ...(error.condition !== undefined && { condition: error.condition }),
    ...(error.details !== undefined && { details: error.details }),
    ...(error.cause instanceof StudioError && { cause: toWire(error.cause) }),
  };
}

/** The inverse of `toWire`. */
export function fromWire(wire: WireError): StudioError {
  const { code, message, cause, ...rest } = wire;
  return new StudioError(code, message, { ...rest, ...(cause && { cause: fromWire(cause) }) });
}
