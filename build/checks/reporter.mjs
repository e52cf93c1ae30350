import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * `secondAttempt`: the tests, with their files, that passed only then.
 * @typedef {{ passed: number, failed: number, skipped: number, secondAttempt: readonly string[] }} Counts
 * @typedef {import('vitest/node').TestModule} TestModule
 */

/**
 * Prints Vitest's results, one line for each file: every failure, every test that passed only at its second
 * attempt, and every reason for skipped tests. Writes the counts to the file in `BRMS_STUDIO_TEST_COUNTS`, for the
 * last lines of `npm test`.
 */
export default class CountingReporter {
  /** @param {TestModule} module */
  onTestModuleEnd(module) {
    const counts = countTests([module]);
    const time = `${(module.diagnostic().duration / 1000).toFixed(1)} s`;
    const mark = module.state() === 'failed' ? '✗' : '✓';
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    const failed = counts.failed > 0 ? `, ${counts.failed} failed` : '';
    console.log(
      `  ${mark} ${relative(process.cwd(), module.moduleId)}  ${counts.passed} passed${failed}${skipped}  ${time}`,
    );
    for (const [note, count] of skipNotes(module)) console.log(`    ${count} skipped: ${note}`);
    for (const error of module.errors()) showError('the file itself', error);
    for (const test of module.children.allTests('failed')) {
      for (const error of test.result().errors ?? []) showError(test.fullName, error);
    }
    for (const test of secondAttempts(module)) {
      console.log(`    ↻ passed at the second attempt: ${test.fullName}; at the first:`);
      for (const error of test.result().errors ?? []) showError(test.fullName, error);
    }
  }

  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} errors that belong to no test
   */
  onTestRunEnd(modules, errors) {
    for (const error of errors) showError('outside of any test', error);
    const counts = countTests(modules);
    const total = { ...counts, failed: counts.failed + errors.length };
    const file = process.env.BRMS_STUDIO_TEST_COUNTS;
    if (file !== undefined) writeFileSync(file, JSON.stringify(total));
    else console.log(closingLines(total));
  }
}

/**
 * The last line holds only the counts. If tests passed only at the second attempt, a line before it names them,
 * because each needs a fix.
 * @param {Pick<Counts, 'passed' | 'failed' | 'secondAttempt'>} counts
 */
export function closingLines({ passed, failed, secondAttempt }) {
  const named = `Passed only at the second attempt: ${secondAttempt.join(', ')}\n`;
  return `${secondAttempt.length > 0 ? named : ''}${passed} passed, ${failed} failed`;
}

/** @param {TestModule} module */
function secondAttempts(module) {
  return [...module.children.allTests('passed')].filter((test) => test.diagnostic()?.flaky);
}

/**
 * A file that cannot be loaded counts as one failed test, because none of its tests could run.
 * @param {readonly TestModule[]} modules
 * @returns {Counts}
 */
export function countTests(modules) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const secondAttempt = [];
  for (const module of modules) {
    const before = counts.failed;
    const file = relative(process.cwd(), module.moduleId);
    secondAttempt.push(...secondAttempts(module).map((test) => `${file} > ${test.fullName}`));
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') counts.passed++;
      else if (state === 'failed') counts.failed++;
      else counts.skipped++;
    }
    if (counts.failed === before && module.state() === 'failed') counts.failed++;
  }
  return { ...counts, secondAttempt };
}

/**
 * The stated reasons for skipped tests, with the number of tests for each.
 * @param {TestModule} module
 * @returns {ReadonlyMap<string, number>}
 */
function skipNotes(module) {
  const notes = new Map();
  for (const test of module.children.allTests('skipped')) {
    const result = test.result();
    const note = result.state === 'skipped' ? result.note : undefined;
    if (note !== undefined) notes.set(note, (notes.get(note) ?? 0) + 1);
  }
  return notes;
}

/**
 * @param {string} where
 * @param {{ message?: string, diff?: string, stacks?: readonly { file: string, line: number }[] }} error
 */
function showError(where, error) {
  const frame = error.stacks?.[0];
  const place = frame === undefined ? '' : ` (${relative(process.cwd(), frame.file)}:${frame.line})`;
  const text = [error.message ?? '', error.diff ?? ''].filter((part) => part !== '').join('\n');
  console.log(`    ${where}${place}\n${text.replace(/^/gm, '      ')}`);
}
