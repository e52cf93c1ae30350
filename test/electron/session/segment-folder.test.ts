import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePrivateFolder, sweepFolders } from '../../../electron/session/segment-folder';
import { named } from '../files/identities';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'segments-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a start removes what dead processes left, and nothing else', () => {
  const { dead, foreign } = named;
  const left = join(root, `brms-studio-${dead}-aB3dE6`);
  const others = [
    'brms-studio',
    `brms-studio-${dead}`,
    `brms-studio-${dead}-a.b`,
    `another-${dead}-aB3dE6`,
    `brms-studio-${foreign}-aB3dE6`,
    // Of an earlier version, which gave its process id alone.
    'brms-studio-4711-aB3dE6',
  ];
  for (const folder of [left, ...others.map((name) => join(root, name))]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'w1'), 'values');
  }
  const ours = makePrivateFolder(root);
  sweepFolders(root);
  expect(readdirSync(root).toSorted()).toEqual([...others, basename(ours)].toSorted());
  expect(statSync(ours).mode & 0o777).toBe(0o700);
});

test('a root that is not there has nothing to sweep', () => {
  expect(() => sweepFolders(join(root, 'nowhere'))).not.toThrow();
});
