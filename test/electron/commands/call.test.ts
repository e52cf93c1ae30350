import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Studio } from '../../../electron/app/studio';
import { callCommand } from '../../../electron/commands/call';
import type { CallOptions } from '../../../electron/session/session';

const folder = mkdtempSync(join(tmpdir(), 'call-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What R would be asked for with these words. */
async function asked(...args: string[]): Promise<CallOptions> {
  const seen: CallOptions[] = [];
  const workers = {
    call: async (_: string, options: CallOptions) => {
      seen.push(options);
      return { type: 'null' };
    },
  };
  await callCommand.run({
    args,
    options: {},
    studio: async () => ({ workers }) as unknown as Studio,
    tell: () => undefined,
    print: async () => undefined,
    resources: { worker: '', page: '', preload: '', icon: '', analysisThread: '' },
    signal: new AbortController().signal,
    holdExit: () => undefined,
  });
  return seen[0] ?? {};
}

test('a list has the arguments by position, an object those by name, and both may be given', async () => {
  expect(await asked('f::g', '[1, "a"]')).toMatchObject({ args: [1, 'a'], kwargs: {} });
  expect(await asked('f::g', '{"x": [1, 2]}')).toMatchObject({ args: [], kwargs: { x: [1, 2] } });
  const both = '{"args": [[1, 2]], "kwargs": {"arg1": [3, 4]}}';
  expect(await asked('f::g', both)).toMatchObject({ args: [[1, 2]], kwargs: { arg1: [3, 4] } });
  expect(await asked('f::g')).toMatchObject({ args: [], kwargs: {} });
});

test('numbers that would become others are refused, in the command line and in a file', async () => {
  const path = join(folder, 'arguments.json');
  for (const number of ['9007199254740993', '1e400', '1e-400']) {
    writeFileSync(path, `{"x": [1, ${number}]}`);
    for (const given of [`[${number}]`, `{"args": [{"a": ${number}}]}`, path]) {
      await expect(asked('f::g', given)).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining(`The number ${number}`),
        hint: expect.any(String),
      });
    }
  }
  writeFileSync(path, '[9007199254740992, "9007199254740993"]');
  expect(await asked('f::g', path)).toMatchObject({ args: [9007199254740992, '9007199254740993'] });
});

test('what is no JSON says where it stands', async () => {
  const path = join(folder, 'broken.json');
  writeFileSync(path, '[1');
  await expect(asked('f::g', '[1')).rejects.toMatchObject({
    message: expect.stringContaining('are not JSON'),
  });
  await expect(asked('f::g', path)).rejects.toMatchObject({ message: expect.stringContaining(path) });
});
