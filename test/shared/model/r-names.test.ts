import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { utf8Line } from '../../../shared/model/r-code';
import { quoteName, quoteString } from '../../../shared/model/r-syntax/names';
import { parseExpression } from '../../../shared/model/r-syntax/parse';

/** Everything that cannot be seen in the first plane, a letter of each kind of script, and characters beyond it. */
const characters = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code + 1))
  .filter((c) => /[\p{C}\p{Z}]/u.test(c) && !/[\p{Cs}\p{Cn}\p{Co}]/u.test(c))
  .concat([
    'ä',
    'e\u0301',
    'я',
    '年',
    '😀',
    '\u{e0001}',
    '\u{1d173}',
    '"',
    '`',
    "'",
    '\\',
    '%',
    '#',
    '\ue000',
    '\uffff',
  ]);
const texts = characters.flatMap((c) => [c, `a${c}b`, `${c}e9`]);

const hex = (text: string) => Buffer.from(text).toString('hex');

/** Which of `texts` R reads otherwise, written as strings and as names. */
async function misread(env: NodeJS.ProcessEnv = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'brms-studio-names-'));
  try {
    const checks = texts.map(
      (text) => `check(${quoteString(text)}, as.character(quote(${quoteName(text)})), "${hex(text)}")`,
    );
    const file = join(folder, 'names.R');
    writeFileSync(
      file,
      [
        utf8Line,
        'bytes <- function(x) paste(as.character(charToRaw(enc2utf8(x))), collapse = "")',
        'check <- function(text, name, want) if (bytes(text) != want || bytes(name) != want) cat(want, "")',
        ...checks,
        'cat("done")',
      ].join('\n'),
    );
    return (await promisify(execFile)('Rscript', ['--vanilla', file], { env: { ...process.env, ...env } }))
      .stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('texts and names in R code', () => {
  it('are read by R as they are, each of whatever characters', async () => {
    expect(await misread()).toBe('done');
  });

  it('are so where R starts without a locale', async () => {
    expect(await misread({ LC_ALL: 'C', LANG: 'C' })).toBe('done');
  });

  it('show nothing that cannot be seen, and leave letters as they are', () => {
    expect(quoteString('gr\u202eöße\u00a0\n\t"\\')).toBe('"gr\\u202eöße\\u00a0\\n\\t\\"\\\\"');
    expect(quoteString('\u{e0001}')).toBe('"\\U000e0001"');
    expect(quoteName('größe')).toBe('größe');
    expect(quoteName('a b`c\u202e')).toBe('`a b\\`c\\xe2\\x80\\xae`');
  });
});

it('what is written as a name is read as that name again', () => {
  const misread = texts.filter((text) => {
    const read = parseExpression(quoteName(text));
    return read.kind !== 'name' || read.text !== text;
  });
  expect(misread).toEqual([]);
});
