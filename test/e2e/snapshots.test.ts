import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findR } from '../../electron/environments/r-discovery';
import { fingerprintOf } from '../../electron/environments/runtimes/fingerprint';
import { readLock } from '../../shared/locks/lock-file';
import { runtimeEntries } from '../electron/environments/runtimes/fake-runtime';
import { tarGz } from '../electron/environments/runtimes/make-archives';
import { openAdvanced } from './support/open-advanced';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const folder = mkdtempSync(join(tmpdir(), 'brms-studio-snapshots-'));
const r = await findR({ r_home: null });
const about = { fingerprint: fingerprintOf(r), r_version: r.version };
const name = `${about.fingerprint}-0.2.0`;
writeFileSync(join(folder, 'good.tar.gz'), tarGz(runtimeEntries('runtime/', about)));
const evil = { path: '../evil', content: 'evil' };
writeFileSync(join(folder, 'evil.tar.gz'), tarGz([...runtimeEntries('runtime/', about), evil]));
const { home, page, client } = await testStudio();

beforeAll(() => client.call('environments.create', { name: 'lab' }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const button = (label: string): Locator => page.getByRole('button', { name: label, exact: true });
const part = (title: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'View of the environment' }).getByText(title).click();
const runtime = (): Locator => page.getByRole('listitem', { name });

async function importArchive(file: string): Promise<void> {
  await page
    .getByRole('button', { name: /^Import(…| a runtime…)$/ })
    .first()
    .click();
  await page.getByLabel('Archive').fill(join(folder, file));
  await button('Import').click();
}

describe('runtimes on the screen', () => {
  it('are imported, used by an environment and left again', async () => {
    await button('Main menu').click();
    await page.getByRole('menuitem', { name: 'Environments' }).click();
    await page.getByRole('option', { name: /^lab/ }).click();
    await openAdvanced(page);
    await part('Runtimes');
    await importArchive('nowhere.tar.gz');
    await page.getByRole('alert').getByText('does not exist').waitFor();
    await page.getByLabel('Archive').fill(join(folder, 'evil.tar.gz'));
    await button('Import').click();
    await page.getByText('it leads out of the archive').waitFor();
    expect(await client.call('runtimes.list', { environment: 'lab' })).toEqual([]);

    await importArchive('good.tar.gz');
    await runtime().getByText('2 packages').waitFor();
    await expectSound(page);
    await runtime().getByRole('button', { name: 'Use', exact: true }).click();
    await runtime().getByText('In use here').waitFor();
    await expect.poll(() => page.locator(':focus').innerText()).toBe('Stop using');
    expect(await runtime().getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true);
    const { config } = await client.call('environments.get', { name: 'lab' });
    expect(config.runtime_path).toBe(join(home, '.brmspy', 'runtime', name));
  });
});

describe('a snapshot on the screen', () => {
  it('is shown, compared with another environment, saved, and compared with its file', async () => {
    await part('Snapshot');
    const table = page.getByRole('table', { name: 'Snapshot' });
    await table.getByRole('row', { name: /^CmdStan 2\.36\.0/ }).waitFor();
    await table.getByRole('row', { name: /^stats .*\(base/ }).waitFor();
    await expectSound(page);

    await page.getByRole('combobox', { name: 'Compare with' }).click();
    await page.getByRole('option', { name: 'Compare with “default”' }).click();
    const comparison = page.getByRole('table', { name: 'Comparison' });
    await comparison.getByRole('row', { name: /^CmdStan 2\.36\.0 not there/ }).waitFor();
    await page.getByText('1 difference (CmdStan).').waitFor();
    expect(await comparison.getByRole('row', { name: /^stats / }).count()).toBe(0);
    await page.getByLabel('Show what is the same, too').check();
    await comparison.getByRole('row', { name: /^stats / }).waitFor();
    await page.getByLabel('Names that contain').fill('stanc');
    await page.getByText('No name contains this text').waitFor();
    await expectSound(page);

    const [download] = await Promise.all([page.waitForEvent('download'), button('Save as a file').click()]);
    const saved = join(folder, 'lab.lock.json');
    await download.saveAs(saved);
    expect(download.suggestedFilename()).toMatch(/^lab-\d{4}-\d\d-\d\d\.lock\.json$/);
    const lock = readLock(await readFile(saved, 'utf8'), saved);
    expect(lock).toMatchObject({ environment: 'lab', cmdstan: '2.36.0' });

    // What the file has is compared with what is there once the runtime is left.
    await part('Runtimes');
    await runtime().getByRole('button', { name: 'Stop using' }).click();
    await runtime().getByRole('button', { name: 'Use', exact: true }).waitFor();
    await part('Snapshot');
    await page.getByRole('combobox', { name: 'Compare with' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('option', { name: 'A lock file…' }).click(),
    ]);
    await chooser.setFiles(saved);
    await comparison.getByRole('row', { name: /^CmdStan not there 2\.36\.0/ }).waitFor();
  });
});
