/** The new name for a damaged file that is set aside. */
export function damagedFileName(file: string): string {
  return `${file}.damaged-${Date.now()}`;
}
