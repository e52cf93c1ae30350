import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rHomeOf } from '../../../electron/environments/r-home-of';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'r-home-of-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

it.skipIf(process.platform === 'win32')(
  'nothing is left to be done once a program has answered',
  async () => {
    const program = join(folder, 'R');
    writeFileSync(program, '#!/bin/sh\necho /somewhere\n');
    chmodSync(program, 0o755);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const onSlow = (text: string) => expect.unreachable(text);
    expect(await rHomeOf(program, { env: process.env, limitMs: 60_000, onSlow })).toBe('/somewhere');
    expect(vi.getTimerCount()).toBe(0);
  },
);
