/** A problem that R reports; R gives an empty text if there is none. */
export function problemOf(text: string): string | null {
  return text === '' ? null : text;
}
