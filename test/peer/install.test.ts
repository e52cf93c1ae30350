import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installPeer, peerVersion } from './install';
import { PackageMissing, pythonVersion } from './python';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'brmspy-cache-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true });
});

it('an index that does not answer is a reason to skip, not a failure; the next run tries again', async (test) => {
  vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
  vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
  const error = await installPeer(cache).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PackageMissing);
  if (String(error).includes('Python has not')) test.skip('no Python that makes virtual environments');
  expect(error).toHaveProperty('message', expect.stringContaining('PyPI cannot be reached'));
  expect(readdirSync(join(cache, 'brmspy-0.4.0'))).not.toContain('complete');
});

it('so is a machine without Python', async () => {
  vi.stubEnv('PATH', cache);
  await expect(installPeer(cache)).rejects.toThrow(/^Python has not what it takes/);
});

it('what another Python or other versions made is not taken, and what is there in full is', async (test) => {
  vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
  vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
  const folder = join(cache, `brmspy-${peerVersion}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'complete'), '');
  await expect(installPeer(cache)).rejects.toBeInstanceOf(PackageMissing);
  expect(readdirSync(folder)).not.toContain('complete');
  const version = await pythonVersion('python3').catch(() => test.skip('no Python'));
  const requirements = readFileSync(join(import.meta.dirname, 'requirements.txt'), 'utf8');
  writeFileSync(join(folder, 'complete'), `${version}\n${requirements}`);
  expect(await installPeer(cache)).toBe(join(folder, 'bin', 'python'));
});

it('one version of everything is wanted, of brmspy the one that ours is held against', () => {
  const lines = readFileSync(join(import.meta.dirname, 'requirements.txt'), 'utf8')
    .trim()
    .split('\n');
  const wanted = lines.filter((line) => !line.startsWith('#'));
  for (const line of wanted) expect(line).toMatch(/^[\w.-]+==[\w.]+$/);
  expect(wanted).toContain(`brmspy==${peerVersion}`);
  for (const name of ['numpy', 'pandas', 'rpy2', 'rpy2-rinterface', 'rpy2-robjects', 'xarray', 'arviz'])
    expect(
      wanted.some((line) => line.startsWith(`${name}==`)),
      name,
    ).toBe(true);
});
