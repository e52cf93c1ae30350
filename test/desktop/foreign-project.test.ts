import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ForeignProject, foreignProject } from '../e2e/support/foreign-project';
import { useDesktop } from './support/use-desktop';

const desktop = useDesktop();
let folder: string;
let foreign: ForeignProject;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'desktop-foreign-'));
  foreign = foreignProject(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('opens a project from elsewhere untrusted, as the system hands it over, and runs nothing of it', async () => {
  const { app, page } = desktop();
  await page.waitFor({ css: 'h1', text: 'Brms Studio' });
  const file = join(foreign.path, 'project.brmsproj');
  await app.main.evaluate(
    ({ app: electron }, path) => electron.emit('second-instance', {}, ['brms-studio', path], '/'),
    file,
  );
  await page.waitFor({ css: 'section', text: 'comes from elsewhere' });
  await page.waitFor({ css: 'body', text: 'Population-level effects' });
  expect(await page.evaluate('[window.harm, ({}).polluted, document.images.length].join()')).toBe(',,0');
  expect(foreign.harmDone()).toBe(false);
});
