import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLines } from './checks/reporter.mjs';
import { nodeModules, root } from './setup/paths.mjs';
import { SetupProblem } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { setUp } from './setup.mjs';

/** @typedef {import('./checks/reporter.mjs').Counts} Counts */

const scratch = mkdtempSync(join(tmpdir(), 'brms-studio-test-'));
/** @type {{ passed: number, failed: number, skipped: number, secondAttempt: string[] }} */
const total = { passed: 0, failed: 0, skipped: 0, secondAttempt: [] };

/**
 * A stage of one command. It counts only if it fails.
 * @param {string} title
 * @param {readonly string[]} args
 */
function check(title, args) {
  const began = stage(title);
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) total.failed++;
  console.log(status === 0 ? `  ✓ ${seconds(began)}` : `  ✗ ${title} failed after ${seconds(began)}`);
  return status === 0;
}

/**
 * A stage of tests. Each test counts.
 * @param {string} title
 * @param {string} project vitest's
 */
function runTests(title, project) {
  const began = stage(title);
  const file = join(scratch, `${project}.json`);
  const reporter = join(root, 'build', 'checks', 'reporter.mjs');
  const args = [bin('vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter', reporter];
  const env = { ...process.env, BRMS_STUDIO_TEST_COUNTS: file };
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  /** @type {Counts} */
  const counts = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0, secondAttempt: [] };
  // A run that broke off, or that vitest reports as failed for another reason, is a failure, too.
  const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed;
  total.passed += counts.passed;
  total.failed += failed;
  total.skipped += counts.skipped;
  total.secondAttempt.push(...counts.secondAttempt);
  console.log(`  ${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped in ${seconds(began)}`);
}

/** @param {string} title */
function stage(title) {
  console.log(`\n${title}`);
  return performance.now();
}

/** @param {number} began */
function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** @param {readonly [string, ...string[]]} path below node_modules */
function bin(...path) {
  return join(nodeModules, ...path);
}

async function main() {
  console.log('Setting up');
  try {
    await setUp({ purpose: 'tests', say: createSay(process.stdout) });
  } catch (error) {
    console.log(error instanceof SetupProblem ? error.message : error);
    total.failed++;
    return;
  }
  check('Types (tsc)', [bin('typescript', 'bin', 'tsc'), '--noEmit']);
  check('Lint and format (biome)', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']);
  check('Layers', [join(root, 'build', 'layers.mjs')]);
  const isBuilt = check('Build', [join(root, 'build', 'bundle.mjs')]);
  runTests('Unit tests', 'unit');
  if (isBuilt) runTests('End-to-end tests', 'e2e');
  if (isBuilt) runTests('Electron', 'desktop');
  if (isBuilt)
    check('Benches (small sizes, no figures judged)', [join(root, 'build', 'bench.mjs'), '--quick']);
}

await main();
rmSync(scratch, { recursive: true, force: true });
if (total.passed === 0 && total.failed === 0) console.log('\nNo test ran.');
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(`\n${closingLines(total)}`);
