import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { plainEnvironment, start } from '../session/real-worker';

const fixtures = resolve(import.meta.dirname, '../../fixtures/worker-tests');
const events: WorkerEvent[] = [];
let session: Session;
beforeAll(async () => {
  const environment = plainEnvironment({ env: { BRMS_STUDIO_TESTS: fixtures } });
  session = await start({ environment, onEvent: (event) => events.push(event) });
});
afterAll(() => session.kill());

describe('_RUN_TEST_BY_NAME', () => {
  test('runs a function of a test file, which sees the worker’s own', async () => {
    await session.runTest('good.R::test_passes');
    expect(events).toContainEqual(expect.objectContaining({ kind: 'stdout', line: 'said by a test' }));
  });

  test('a test that fails is its R condition, with the traceback from the test on', async () => {
    await expect(session.runTest('good.R::test_fails')).rejects.toMatchObject({
      code: 'r-error',
      message: 'no luck, deep',
      condition: {
        call: 'inner("deep")',
        traceback: ['test_fails()', 'inner("deep")', 'stop("no luck, ", x)'],
      },
    });
  });

  test.each([
    ['good.R::test_fail', "good.R has no test 'test_fail'.", 'test_fails'],
    ['god.R::test_fails', "There is no test file 'god.R'.", 'good.R'],
    // Only names that begin with test_ are tests.
    ['good.R::helper', "good.R has no test 'helper'.", undefined],
    ['empty.R::test_a', "empty.R has no test 'test_a'.", undefined],
    ['good.R', "'good.R' does not name a test.", 'file.R::test_name'],
  ])('%s: says what is near', async (name, message, near) => {
    const error = await session.runTest(name).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'invalid-input', message });
    if (near === undefined) expect(error.hint).toBeUndefined();
    else expect(error.hint).toContain(near);
  });

  test('a file that R cannot parse fails, and says where', async () => {
    await expect(session.runTest('broken.R::test_never')).rejects.toMatchObject({
      code: 'r-error',
      message: expect.stringContaining('unexpected end of input'),
    });
  });

  test('a file outside the folder is none, by dots, by a link or by an absolute path', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    const code = 'test_evil <- function() stop("it ran")';
    writeFileSync(join(outside, 'evil.R'), code);
    const link = join(fixtures, 'link.R');
    symlinkSync(join(outside, 'evil.R'), link);
    try {
      for (const file of [
        `../../..${outside}/evil.R`,
        `${outside}/evil.R`,
        'link.R',
        '../run-test.test.ts',
      ]) {
        await expect(session.runTest(`${file}::test_evil`)).rejects.toMatchObject({
          code: 'invalid-input',
          message: `There is no test file '${file}'.`,
        });
      }
    } finally {
      rmSync(link);
      rmSync(outside, { recursive: true });
    }
  });

  test('without the variable there is no such command', async () => {
    const plain = await start();
    try {
      await expect(plain.runTest('good.R::test_passes')).rejects.toMatchObject({
        code: 'protocol',
        message: expect.stringContaining('BRMS_STUDIO_TESTS'),
        hint: expect.stringContaining('folder'),
      });
      await plain.ping();
    } finally {
      await plain.kill();
    }
  });
});
