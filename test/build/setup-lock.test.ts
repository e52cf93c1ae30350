import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withSetupLock } from '../../build/setup/lock.mjs';
import { identityText } from '../../electron/files/process-identity';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const say = { line: () => undefined } as unknown as Parameters<typeof withSetupLock>[0];

it('is there while its work runs, and gone afterwards', async () => {
  const held = await withSetupLock(say, async () => readFileSync(lock, 'utf8'), lock);
  expect([held, existsSync(lock)]).toEqual([identityText(), false]);
});

it('is left alone where another process has taken it meanwhile', async () => {
  await withSetupLock(say, async () => writeFileSync(lock, 'of another process'), lock);
  expect(readFileSync(lock, 'utf8')).toBe('of another process');
});
