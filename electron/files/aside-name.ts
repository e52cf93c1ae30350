/** What a damaged file is called once it is out of the way. */
export function asideName(file: string): string {
  return `${file}.damaged-${Date.now()}`;
}
