import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatTable } from '../../build/checks/bench-table.mjs';

const project = join(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(() => {
  // Inside the project, so that the files find vitest.
  const cache = join(project, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'reporter-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs vitest with our reporter on test files of its own. */
function runReporter(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(folder, 'run-'));
  writeFileSync(join(root, 'vitest.config.mjs'), 'export default { test: { include: ["*.test.mjs"] } };');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const counts = join(root, 'counts.json');
  const vitest = join(project, 'node_modules', 'vitest', 'vitest.mjs');
  const reporter = join(project, 'build', 'checks', 'reporter.mjs');
  // The run that this test is itself part of must not be counted, nor written over.
  const { VITEST: _vitest, BRMS_STUDIO_TEST_COUNTS: _counts, ...env } = process.env;
  const args = [vitest, 'run', '--root', root, '--reporter', reporter];
  const plain = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  spawnSync(process.execPath, args, { env: { ...env, BRMS_STUDIO_TEST_COUNTS: counts } });
  const written = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : undefined;
  return { status: plain.status, lines: plain.stdout.trimEnd().split('\n'), output: plain.stdout, written };
}

const good = "import { it } from 'vitest'; it('a', () => {}); it.skip('b', () => {}); it('c', () => {});";
const bad =
  "import { expect, it } from 'vitest'; it('adds up', () => expect(1 + 1).toBe(3)); it('d', () => {});";
const broken = "import './no-such-file.mjs';";

describe("the tests' last line", () => {
  it('counts what passed', () => {
    const { status, lines, written } = runReporter({ 'good.test.mjs': good });
    expect(lines.at(-1)).toBe('2 passed, 0 failed');
    expect(written).toEqual({ passed: 2, failed: 0, skipped: 1, secondAttempt: [] });
    expect(status).toBe(0);
  });

  it('says why tests were skipped', () => {
    const text = `import { beforeEach, it } from 'vitest';
      beforeEach((test) => test.skip('no network'));
      it('a', () => {}); it('b', () => {});`;
    const { output, written } = runReporter({ 'skipped.test.mjs': text });
    expect(output).toContain('0 passed, 2 skipped');
    expect(output).toContain('    2 skipped: no network\n');
    expect(written).toEqual({ passed: 0, failed: 0, skipped: 2, secondAttempt: [] });
  });

  it('counts failures, files that cannot be loaded among them, and shows them', () => {
    const files = { 'bad.test.mjs': bad, 'broken.test.mjs': broken };
    const { status, lines, output, written } = runReporter(files);
    expect(lines.at(-1)).toBe('1 passed, 2 failed');
    expect(written).toEqual({ passed: 1, failed: 2, skipped: 0, secondAttempt: [] });
    expect(output).toContain('adds up (');
    expect(output).toContain('expected 2 to be 3');
    expect(output).toContain('no-such-file');
    expect(status).not.toBe(0);
  });

  it('tells of each test that only its second attempt passed, and names them all before the last line', () => {
    const text = `import { describe, expect, it } from 'vitest';
      let attempt = 0;
      describe('a page', () => { it('waits', { retry: 1 }, () => expect(++attempt % 2).toBe(0)); });
      it('waits too', { retry: 1 }, () => expect(++attempt % 2).toBe(0));
      it('f', () => {});`;
    const { output, lines, written, status } = runReporter({ 'flaky.test.mjs': text });
    const secondAttempt = ['a page > waits', 'waits too'].map((name) =>
      expect.stringMatching(`flaky.test.mjs > ${name}$`),
    );
    expect(written).toEqual({ passed: 3, failed: 0, skipped: 0, secondAttempt });
    expect(output).toContain('↻ passed at the second attempt: a page > waits; at the first:');
    expect(output).toContain('expected 1 to be +0');
    expect(output).not.toContain('attempt: f;');
    const named =
      /^Passed only at the second attempt: \S*flaky.test.mjs > a page > waits, \S*flaky.test.mjs > waits too$/;
    expect(lines.at(-2)).toMatch(named);
    expect(lines.at(-1)).toBe('3 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('names no test where each passed at once, or failed twice', () => {
    const text =
      "import { expect, it } from 'vitest'; it('g', { retry: 1 }, () => expect(1).toBe(2)); it('h', () => {});";
    const { output, written } = runReporter({ 'twice.test.mjs': text });
    expect(written).toEqual({ passed: 1, failed: 1, skipped: 0, secondAttempt: [] });
    expect(output).not.toContain('second attempt');
  });

  it('counts an error outside of any test', () => {
    const late =
      "import { it } from 'vitest'; it('e', async () => { Promise.reject(new Error('stray')); await new Promise((r) => setTimeout(r, 50)); });";
    const { lines, output } = runReporter({ 'late.test.mjs': late });
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(output).toContain('stray');
  });
});

describe("the benches' table", () => {
  it('aligns numbers and keeps digits that matter', () => {
    const rows = [
      { name: 'round trip', ours: 0.4567891, theirs: 1.5, unit: 'ms' },
      { name: '320 MB', ours: 1234.5, theirs: 300, unit: 'ms', note: 'tmpfs' },
    ];
    expect(formatTable(rows).split('\n')).toEqual([
      '              ours  theirs  ours/theirs  unit',
      'round trip  0.4568     1.5       0.3045  ms',
      '320 MB        1235     300        4.115  ms    tmpfs',
    ]);
  });

  it('says in its cell what failed, and why behind it', () => {
    const why = 'brmspy ended while it was to get: TypeError';
    const rows = [
      { name: 'matrix', ours: 2, theirs: { failed: why }, unit: 'ms', note: 'of 5' },
      { name: 'array', ours: 2, theirs: { failed: why }, unit: 'ms' },
    ];
    expect(formatTable(rows).split('\n').slice(1)).toEqual([
      `matrix     2  failed            –  ms    of 5; ${why}`,
      `array      2  failed            –  ms    ${why}`,
    ]);
  });
});
