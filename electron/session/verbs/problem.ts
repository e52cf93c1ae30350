/** What stood against something: R gives an empty text where nothing did. */
export function problemOf(text: string): string | null {
  return text === '' ? null : text;
}
