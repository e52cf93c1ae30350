/** Mean width of a letter of Arial and its likes, as a share of the size; wide letters are rare in names. */
const letter = 0.55;

/** About how wide a text is in px: enough to leave room for it. */
export function textWidth(text: string, size: number): number {
  return text.length * size * letter;
}

/** The text where it fits; else its beginning and its end with … between them: the end of a name tells it from others. */
export function cutToWidth(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Math.max(3, Math.floor(width / (size * letter)));
  const head = Math.ceil((letters - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (letters - 1 - head))}`;
}
