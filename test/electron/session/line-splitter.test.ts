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
  const text = 'one\ntwo\r10%\r20%\r\nthree\n\nlast';
  const expected = ['one', 'two', '10%', '20%', 'three', '', 'last'];
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

test('an endless line comes in pieces', () => {
  const lines = split(...Array.from({ length: 100 }, () => 'x'.repeat(1000)));
  expect(lines.every((line) => line.length <= 16_384)).toBe(true);
  expect(lines.join('')).toHaveLength(100_000);
});
