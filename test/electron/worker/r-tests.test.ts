import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { textsOf } from '../../../electron/session/read-r-values';
import { StudioError } from '../../../shared/errors/studio-error';
import { foldersOf, plainEnvironment, start } from '../session/real-worker';

// Every function test_… of the R files beside this one is a test of its own; all run in one worker.
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.R'));
const environment = plainEnvironment({ env: { BRMS_STUDIO_TESTS: import.meta.dirname } });
const session = await start({ environment });
afterAll(async () => {
  await session.kill();
  expect(foldersOf(process.pid)).toEqual([]);
});

/** The names of the tests that R's own parser finds in a file. */
async function testsIn(file: string): Promise<readonly string[]> {
  const code = `Filter(function(name) startsWith(name, "test_"), unlist(lapply(
    parse(${JSON.stringify(`${import.meta.dirname}/${file}`)}, keep.source = FALSE, encoding = "UTF-8"),
    function(x) if (is.call(x) && identical(x[[1]], quote(\`<-\`)) && is.name(x[[2]])) as.character(x[[2]])
  )))`;
  const expression = await session.call('base::str2lang', { args: [code] });
  const found = textsOf(await session.call('base::eval', { args: [expression] }));
  if (found.length === 0) throw new Error(`${file} has no function test_…`);
  return found;
}

/** A failure shows R's own traceback, not that of these lines. */
async function run(name: string): Promise<void> {
  try {
    await session.runTest(name);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    throw new Error([error.message, ...(error.condition?.traceback ?? [])].join('\n  '));
  }
}

for (const file of files) {
  let tests: readonly string[] = [];
  try {
    tests = await testsIn(file);
  } catch (error) {
    test(`${file} can be read`, () => Promise.reject(error));
  }
  if (tests.length > 0) {
    describe(file, () => {
      test.each(tests)('%s', (name) => run(`${file}::${name}`));
    });
  }
}
