/** Ids are file names and, for data sets, R names: letters, digits and underscores, a letter first. */
export function idFrom(text: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^[^A-Za-z]+|_+$/g, '')
    .slice(0, 40);
  const base = plain === '' ? fallback : plain;
  return firstFree(base, '_', taken);
}

/** `base`, or `base` with the first free number from 2 on behind it. Case counts for nothing, as on most disks. */
export function firstFree(base: string, join: string, taken: ReadonlySet<string>): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  if (!used.has(base.toLowerCase())) return base;
  for (let n = 2; ; n++) {
    const candidate = `${base}${join}${n}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}

/** A folder name for a project called `name`: what no file system refuses. */
export function folderName(name: string): string {
  const cleaned = [...name.normalize('NFC')]
    .map((character) => (character < ' ' || '<>:"/\\|?*'.includes(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  return cleaned === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(cleaned)
    ? `Project ${cleaned}`.trim()
    : cleaned;
}
