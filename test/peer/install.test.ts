import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installPeer } from './install';
import { PackageMissing } from './python';

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
}, 60_000);

it('so is a machine without Python', async () => {
  vi.stubEnv('PATH', cache);
  await expect(installPeer(cache)).rejects.toThrow(/^Python has not what it takes/);
});
