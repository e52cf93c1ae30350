import { expect, test } from 'vitest';
import { LineSplitter } from '../../../electron/session/line-splitter';

function split(...chunks: readonly (string | Uint8Array)[]): readonly string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  splitter.end();
  return lines;
}

test('lines end at every kind of line end, wherever the chunks are cut', () => {
  const text = 'one\ntwo\r10%\r20%\r\nthree\n\n\r\r\nlast';
  const expected = ['one', 'two', '10%', '20%', 'three', '', '', '', 'last'];
  expect(split(text)).toEqual(expected);
  for (let cut = 1; cut < text.length; cut += 1) {
    expect(split(text.slice(0, cut), text.slice(cut))).toEqual(expected);
  }
  expect(split(...text)).toEqual(expected);
});

test('a letter cut in two is put together', () => {
  const bytes = Buffer.from('grün');
  expect(split(bytes.subarray(0, 3), bytes.subarray(3))).toEqual(['grün']);
});

test('bytes that are no UTF-8 are shown as such and spoil nothing', () => {
  expect(split(Uint8Array.of(0x61, 0xff, 0x0a, 0x62))).toEqual(['a\ufffd', 'b']);
});

test('an endless line comes in pieces, no letter torn', () => {
  for (const [letter, length] of [
    ['x', 1],
    ['€', 3],
    ['😀', 4],
  ] as const) {
    const lines = split(...Array.from({ length: 100 }, () => letter.repeat(999)));
    expect(lines.join('')).toBe(letter.repeat(99_900));
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(16_384);
    expect(lines.length).toBeLessThan((99_900 * length) / 16_000 + 2);
  }
});

test('one chunk that is a long line comes in pieces, and its line ends where it ends', () => {
  const lines = split(`${'x'.repeat(16_384 * 2)}\n\nnext\n`);
  expect(lines.map((line) => line.length)).toEqual([16_384, 16_384, 0, 4]);
});

test('an ended line is handed on, and what follows is another', () => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  splitter.push(Buffer.from('one, unfinished'));
  splitter.end();
  splitter.end();
  splitter.push(Buffer.from('two\n'));
  expect(lines).toEqual(['one, unfinished', 'two']);
});

test('100 MB of lines are all told', () => {
  const chunk = Buffer.from(`${'x'.repeat(79)}\n`.repeat(819));
  let count = 0;
  const splitter = new LineSplitter(() => {
    count += 1;
  });
  for (let sent = 0; sent < 100e6; sent += chunk.length) splitter.push(chunk);
  expect(count).toBe(Math.ceil(100e6 / chunk.length) * 819);
});
