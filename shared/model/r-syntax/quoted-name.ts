const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The name that R reads between backticks: what `quoteName` wrote with backslashes, without them. */
export function nameInBackticks(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/((?:\\x[0-9a-f]{2})+)|\\([\s\S])/gi, (_, bytes: string | undefined, one: string) => {
    if (bytes === undefined) return escapes[one] ?? one;
    const codes = bytes.split('\\x').slice(1);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      Uint8Array.from(codes, (code) => Number.parseInt(code, 16)),
    );
  });
}
