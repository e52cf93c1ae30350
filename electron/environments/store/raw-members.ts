/**
 * The members of a JSON object as texts, by key, so that unknown values can be written again without a change:
 * `JSON.parse` would round 2^60 and put the key "1" before "a". `text` must be an object that `JSON.parse` accepts. If
 * a key comes twice, the last one counts, as in `JSON.parse`.
 */
export function rawMembers(text: string): ReadonlyMap<string, string> {
  return new Map(membersOf(text));
}

/** The first key that comes twice in an object's text, or null. `JSON.parse` would drop its first value. */
export function repeatedKey(text: string): string | null {
  const seen = new Set<string>();
  for (const [key] of membersOf(text)) {
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return null;
}

function* membersOf(text: string): Generator<readonly [key: string, json: string]> {
  let at = text.indexOf('{') + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return;
    const colon = text.indexOf(':', stringEnd(text, quote));
    const end = valueEnd(text, colon + 1);
    const key: unknown = JSON.parse(text.slice(quote, stringEnd(text, quote)));
    yield [String(key), text.slice(colon + 1, end).trim()];
    if (text[end] === '}') return;
    at = end + 1;
  }
}

/** The place after the closing quote of the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i + 1;
  }
  return text.length;
}

/** The place of the comma or brace that ends the value. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (char === '"') {
      i = stringEnd(text, i) - 1;
    } else if (char === '{' || char === '[') {
      depth++;
    } else if (char === '}' || char === ']') {
      if (depth === 0) return i;
      depth--;
    } else if (char === ',' && depth === 0) {
      return i;
    }
  }
  return text.length;
}
