import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type AppPaths, appPaths } from '../../electron/files/app-paths';
import { installPeer } from './install';
import { PeerProcess } from './process';
import { PackageMissing } from './python';

const script = resolve(import.meta.dirname, 'environments.py');
const installLimitMs = 600_000;

/** What a task gave, or how it failed. */
export type Attempt<Value> = { readonly value: Value } | { readonly failed: string };

export function given<Value>(attempt: Attempt<Value> | undefined): Value {
  if (attempt && 'value' in attempt) return attempt.value;
  throw new Error(`brmspy failed: ${attempt?.failed}`);
}

export interface Brmspy {
  /** The places of an app whose home folder is brmspy's too; throws outside of tests. */
  readonly paths: AppPaths;
  /** The answer to a task of environments.py. */
  ask<Answer>(task: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/**
 * brmspy for the tests of a file, in a temporary home folder. Where it cannot be had, for want of a network or of Python,
 * the file's tests are skipped with that reason; where it was had and does not run, they fail. "files": without a worker,
 * which what reads and writes files does not need.
 */
export function useBrmspy(what: 'files' | 'session'): Brmspy {
  const home = mkdtempSync(join(tmpdir(), 'brmspy-home-'));
  let peer: PeerProcess | null = null;
  let missing = '';
  beforeAll(async () => {
    try {
      const python = await installPeer();
      peer = (await PeerProcess.start(python, [script, what], home)).peer;
    } catch (error) {
      if (!(error instanceof PackageMissing)) throw error;
      missing = error.message;
    }
  }, installLimitMs);
  beforeEach((test) => {
    if (missing !== '') test.skip(missing);
  });
  afterAll(async () => {
    await peer?.stop();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    paths: appPaths({ HOME: home }, 'linux'),
    async ask<Answer>(task: Readonly<Record<string, unknown>>): Promise<Answer> {
      if (!peer) throw new Error('brmspy does not run');
      return (await peer.ask<{ answer: Answer }>(task)).answer;
    },
  };
}
