/** Is it an error of the file system with one of these codes? */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => error.code === code);
}

/** Does the error say that there is no such file or folder? */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}
