import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../electron/session/session';
import { foldersOf, plainEnvironment, start } from '../session/real-worker';

const lines: string[] = [];
let session: Session;
beforeAll(async () => {
  const environment = plainEnvironment({ env: { BRMS_STUDIO_TESTS: import.meta.dirname } });
  session = await start({
    environment,
    onEvent: (event) => {
      if (event.kind === 'stdout') lines.push(event.line);
    },
  });
});
afterAll(async () => {
  await session.kill();
  expect(foldersOf(process.pid)).toEqual([]);
});

it('lines of processes that print side by side, in pieces, are whole, in order and there with the answer', async () => {
  await session.runTest('whole-lines.R::test_chains_give_their_results');
  expect(lines.filter((line) => !/^Chain [1-4]: Iteration \d+$/.test(line))).toEqual([]);
  const expected = Array.from({ length: 300 }, (_, i) => i + 1);
  for (const chain of [1, 2, 3, 4]) {
    const mine = lines.filter((line) => line.startsWith(`Chain ${chain}:`));
    expect(mine.map((line) => Number(line.split(' ').at(-1)))).toEqual(expected);
  }
});
