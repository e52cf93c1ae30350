import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRepositoryOf, packPackage, tinyOf } from '../electron/environments/tiny-packages';
import { temporaryHome } from './support/app-process';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

const soon = { timeout: 30_000 };

let home: string;
let folder: string;
let repository: string;
let app: Studio;
let page: Page;

beforeAll(async () => {
  home = temporaryHome();
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-repository-'));
  const tiny = (version: string) => tinyOf('hello <- function() "hello"', { name: 'tinyhello', version });
  const user = { name: 'tinyuser', version: '1.0', fields: { Imports: 'tinyhello' } };
  const place = join(folder, 'repository');
  repository = makeRepositoryOf(place, [tiny('0.2'), tinyOf('greet <- tinyhello::hello', user)]);
  packPackage(join(place, 'src', 'contrib', 'Archive', 'tinyhello'), tiny('0.1'));
  app = await openStudio({ home });
  page = app.page;
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await app.close();
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const row = (name: string): Locator =>
  page.getByRole('grid', { name: 'Packages' }).getByRole('row', { name: new RegExp(`^${name}\\b`) });
const install = (): Locator => page.getByRole('dialog', { name: 'Install packages into default' });
const settings = (): Locator => page.getByRole('dialog', { name: 'Preferences' });
const found = (name: string): Locator =>
  install()
    .getByRole('listbox', { name: 'Packages found' })
    .getByRole('option', { name: new RegExp(`^${name}\\b`) });

it('without a repository that can be reached, a search says so and offers what works', async () => {
  await button('Main menu').click();
  await page.getByRole('menuitem', { name: 'Environments' }).click();
  await page.getByRole('radiogroup', { name: 'View of the environment' }).getByText('Packages').click();
  await row('brms').or(row('abind')).first().waitFor(soon);
  await button('More about packages').click();
  await page.getByRole('menuitem', { name: 'Network settings…' }).click();
  await settings()
    .getByLabel('CRAN mirror')
    .fill(`file://${join(folder, 'nothing-here')}`);
  await settings().getByRole('button', { name: 'Save' }).click();
  await settings().getByText('Saved.').waitFor();
  await page.keyboard.press('Escape');
  await settings().waitFor({ state: 'hidden' });
  const more = button('More about packages');
  await expect.poll(() => more.evaluate((element) => element.matches(':focus'))).toBe(true);
  await button('Install…').click();
  await install().getByLabel('Package', { exact: true }).fill('tiny');
  await install()
    .getByRole('alert')
    .getByText(/nothing-here/)
    .first()
    .waitFor(soon);
  await install().getByRole('button', { name: 'Install from a file or folder' }).waitFor();
  await expectSound(page);
});

describe('network settings', () => {
  it('say at the field what is wrong with it', async () => {
    await install().getByRole('button', { name: 'Network settings…' }).click();
    await settings().getByLabel('CRAN mirror').fill('cloud.r-project.org');
    await settings().getByRole('button', { name: 'Save' }).click();
    await settings()
      .getByText(/“cloud\.r-project\.org” is not the address of a repository/)
      .waitFor();
    expect(await page.locator(':focus').getAttribute('placeholder')).toBe('https://cloud.r-project.org');
    await settings().getByLabel('CRAN mirror').fill(repository);
    await settings().getByLabel('Certificates').fill('/nowhere/ours.pem');
    await settings().getByRole('button', { name: 'Save' }).click();
    await settings()
      .getByText(/The certificate file \/nowhere\/ours\.pem cannot be read/)
      .waitFor();
    await settings().getByLabel('Certificates').fill('');
    await settings().getByRole('button', { name: 'Add repository' }).click();
    await settings().getByLabel('Name of repository 1').fill('ours');
    await settings().getByLabel('Address of repository 1').fill('ours');
    await settings().getByRole('button', { name: 'Save' }).click();
    await settings()
      .getByText(/“ours” is not the address of a repository/)
      .waitFor();
    await expectSound(page);
    await settings().getByLabel('Name of repository 1').fill('');
    await settings().getByRole('button', { name: 'Save' }).click();
    await settings().getByText('Give it a name.').waitFor();
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Name of repository 1');
    await settings().getByLabel('Address of repository 1').fill('');
    await settings().getByRole('button', { name: 'Save' }).click();
    await settings().getByText('Saved.').waitFor();
    await page.keyboard.press('Escape');
    await settings().waitFor({ state: 'hidden' });
  });

  it('are used at once: what was searched for is found', async () => {
    await found('tinyhello').waitFor(soon);
    await found('tinyuser').waitFor();
  });
});

describe('packages of a repository', () => {
  it('are installed in the version that is asked for', async () => {
    await install().getByLabel('Package', { exact: true }).press('ArrowDown');
    await page.keyboard.press('Space');
    const version = install().getByRole('combobox', { name: 'Version of tinyhello' });
    await version.fill('first');
    await install().getByText('Write it as 1.1-31.').waitFor();
    expect(await install().getByRole('button', { name: 'Install', exact: true }).isDisabled()).toBe(true);
    await version.fill('');
    // Those that the repository and its archive have.
    await page.getByRole('option', { name: '0.2' }).waitFor(soon);
    await expectSound(page);
    await page.getByRole('option', { name: '0.1' }).click();
    expect(await version.inputValue()).toBe('0.1');
    await install().getByRole('button', { name: 'Install', exact: true }).click();
    await row('tinyhello').getByText('0.1', { exact: true }).waitFor(soon);
  });

  it('bring what they need', async () => {
    await button('Install…').click();
    await install().getByLabel('Package', { exact: true }).fill('tinyuser');
    await found('tinyuser').click(soon);
    await install().getByRole('button', { name: 'Install', exact: true }).click();
    await row('tinyuser').getByText('1.0', { exact: true }).waitFor(soon);
  });

  it('are updated where the repository has them newer', async () => {
    await page.getByRole('group', { name: 'Show only' }).getByText('Outdated').click();
    await row('tinyhello').getByText('0.2').waitFor(soon);
    expect(await row('tinyuser').count()).toBe(0);
    await button('Update all 1').click();
    await page.getByText('No package matches').waitFor(soon);
    await page.getByRole('group', { name: 'Show only' }).getByText('Outdated').click();
    await row('tinyhello').getByText('0.2', { exact: true }).waitFor(soon);
    expect(app.errors).toEqual([]);
  });
});

it('files that are dropped on the dialog are packages, and go nowhere else', async () => {
  await button('Install…').click();
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['no package'], 'dropped_0.1.tar.gz'));
    return transfer;
  });
  await page.locator('body').dispatchEvent('dragover', { dataTransfer: dropped });
  await page.getByText('Drop packages to install them').waitFor();
  expect(await page.getByText('Drop a CSV file').count()).toBe(0);
  await page.locator('body').dispatchEvent('drop', { dataTransfer: dropped });
  const chosen = install().getByRole('list', { name: 'To be installed' });
  await chosen.getByText('dropped_0.1.tar.gz').waitFor();
  expect(await install().getByRole('button', { name: 'Install', exact: true }).isEnabled()).toBe(true);
  await expectSound(page);
  await page.keyboard.press('Escape');
  await install().waitFor({ state: 'hidden' });
});
