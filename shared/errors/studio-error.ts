/** The closed set of error codes. Everything that fails in Brms Studio fails with one of these. */
export const errorCodes = [
  'cancelled',
  'timeout',
  'r-error',
  'stan-compile',
  'worker-crashed',
  'stale-handle',
  'protocol',
  'invalid-input',
  'untrusted',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An R condition as data; `traceback` is taken while the stack is live, innermost call last. */
export interface RCondition {
  readonly message: string;
  readonly classes: readonly string[];
  readonly call: string | null;
  readonly traceback: readonly string[];
  readonly parents: readonly RCondition[];
}

/** The form in which an error crosses a process boundary or is printed by a headless command. */
export interface WireError {
  readonly code: ErrorCode;
  /** One sentence that names what is wrong. */
  readonly message: string;
  /** What the user can do about it. */
  readonly hint?: string;
  /** The field, file or column that the error is about. */
  readonly where?: string;
  readonly condition?: RCondition;
  /** Facts for programs: exit code, signal, `recovered`, the log's tail. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: WireError;
}

export interface ErrorOptions {
  readonly hint?: string | undefined;
  readonly where?: string | undefined;
  readonly condition?: RCondition | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/** The one error class of the project. */
export class StudioError extends Error {
  override readonly name = 'StudioError';
  readonly hint: string | undefined;
  readonly where: string | undefined;
  readonly condition: RCondition | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.where = options.where;
    this.condition = options.condition;
    this.details = options.details;
  }
}

/** Any thrown value as a `StudioError`; what is not one already becomes `internal`, with its cause kept. */
export function asStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    return new StudioError('cancelled', 'Cancelled.', { cause: error });
  }
  return (
    fileError(error) ??
    new StudioError('internal', error instanceof Error ? error.message : String(error), { cause: error })
  );
}

/** Why the system refuses a file, in words; by the codes that Node gives. */
const fileFaults: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['EACCES', ['permission is denied', 'Change its permissions, or choose another place.']],
  ['EPERM', ['permission is denied', 'Change its permissions, or choose another place.']],
  ['EROFS', ['the disk is read-only', 'Choose another place.']],
  ['ENOSPC', ['the disk is full', 'Make room on it, or choose another place.']],
  ['EDQUOT', ['your disk quota is used up', 'Make room, or choose another place.']],
  ['ENOENT', ['it does not exist', 'Check the path.']],
  ['ENOTDIR', ['a part of the path is not a folder', 'Check the path.']],
  ['EISDIR', ['it is a folder', 'Name a file.']],
  ['EEXIST', ['something of that name is there already', 'Choose another name.']],
  ['ENAMETOOLONG', ['its name is too long', 'Choose a shorter name.']],
]);

function fileError(error: unknown): StudioError | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  const [why, hint] = fileFaults.get(String(error.code)) ?? [];
  if (why === undefined) return null;
  // What fails as bytes are written, for want of room, names no file.
  const where = 'path' in error ? String(error.path) : undefined;
  const message =
    where === undefined ? `A file cannot be written: ${why}.` : `${where} cannot be used: ${why}.`;
  return new StudioError('invalid-input', message, { hint, where, cause: error });
}

/** A `StudioError` with `code`? */
export function isStudioError(error: unknown, code?: ErrorCode): error is StudioError {
  return error instanceof StudioError && (code === undefined || error.code === code);
}
