import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packPackage, tinyOf } from '../electron/environments/tiny-packages';
import { temporaryHome } from './support/app-process';
import { openAdvanced } from './support/open-advanced';
import { rProcessesWith, waitUntilGone } from './support/processes';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

const minute = 60_000;
const soon = { timeout: minute };
const name = 'the paper';

let home: string;
let folder: string;
let tarball: string;
let app: Studio;
let page: Page;

beforeAll(async () => {
  home = temporaryHome();
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-life-'));
  tarball = packPackage(folder, tinyOf('twice <- function(x) 2 * x', { name: 'tinytwice', version: '0.3' }));
  app = await openStudio({ home });
  page = app.page;
  page.setDefaultTimeout(minute);
});
afterAll(async () => {
  const { errors } = app;
  await app.close();
  expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
  expect(errors).toEqual([]);
});

const button = (label: string | RegExp): Locator => page.getByRole('button', { name: label, exact: true });
const entry = (label: string): Locator =>
  page.getByRole('option').filter({ has: page.getByText(label, { exact: true }) });
const part = (title: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'View of the environment' }).getByText(title).click();
const parameter = (label: string): Locator =>
  page.locator('tr').filter({ has: page.locator('th[scope=row]').getByText(label, { exact: true }) });
const ready = (): Promise<void> => page.getByRole('button', { name: /^R process.*R ready/ }).waitFor(soon);
const own = (...path: readonly string[]): string => join(home, '.brmspy', 'environment', name, ...path);
const number = (text: string): number => Number(text.replace('−', '-').replaceAll(',', ''));

async function openEnvironments(): Promise<void> {
  await page
    .getByRole('button', { name: /^Environment/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Manage environments' }).click();
}

/** At once: R of the environment before this one holds nothing that would be lost. */
async function activate(): Promise<void> {
  await ready();
  await button('Activate').click();
}

/** From the estimate of the model's first slope, for `formula` in the environment that is active. */
async function fit(formula: string, term: string): Promise<number> {
  await page.getByLabel('Formula', { exact: true }).fill(formula);
  await button('Fit').click();
  await parameter(term).waitFor({ timeout: 4 * minute });
  return number(await parameter(term).locator('td').first().innerText());
}

it('is created and made the active one', async () => {
  await openEnvironments();
  await button('New…').click();
  await page.getByRole('dialog', { name: 'New environment' }).getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await entry(name).click();
  await activate();
  await entry(name).getByText('active').waitFor(soon);
});

it('gets a package from a tarball, and shows it', async () => {
  await part('Packages');
  await button('Install…').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('From a file or folder').click();
  await dialog.getByLabel('Path').fill(tarball);
  await dialog.getByRole('button', { name: /^Install/ }).click();
  await page.getByLabel('Filter packages').fill('tiny');
  const row = page.getByRole('grid', { name: 'Packages' }).getByRole('row', { name: /^tinytwice\b/ });
  await row.getByText('Own', { exact: true }).waitFor(soon);
  await row.getByText('0.3').waitFor();
  expect(readdirSync(own('Rlib'))).toEqual(['tinytwice']);
});

it('attaches it in a startup script', async () => {
  await part('Configuration');
  await openAdvanced(page);
  await button('Add script').click();
  await page.keyboard.type('library(tinytwice)');
  await ready();
  await page.keyboard.press('Control+s');
  await page.getByText('All changes are saved').waitFor();
  const config: unknown = JSON.parse(readFileSync(own('config.json'), 'utf8'));
  expect(config).toMatchObject({ environment_name: name, startup_scripts: ['library(tinytwice)'] });
});

it(
  'fits a model whose formula calls the package',
  async () => {
    await button('Start page').click();
    await button(/Epilepsy seizures/).click();
    await page.getByRole('tab', { name: /Model 1/ }).click();
    await ready();
    await page.getByRole('tab', { name: 'Sampling' }).click();
    await page.getByLabel('Iterations').fill('300');
    await page.getByLabel('Seed').fill('1');
    const slope = await fit('count ~ twice(zBase) + zAge + (1 | patient)', 'twicezBase');
    expect(slope).toBeGreaterThan(0.25);
    expect(slope).toBeLessThan(0.5);
  },
  8 * minute,
);

it('breaks on a wrong R home, and the checks say so first', async () => {
  await openEnvironments();
  await entry(name).click();
  await part('Configuration');
  await page.getByRole('combobox', { name: 'R', exact: true }).click();
  await page.getByRole('option', { name: 'Another folder…' }).click();
  await page.getByLabel('Folder of R').fill('/nowhere/R');
  await button('Save').click();
  await entry(name).getByText('no R found').waitFor(soon);
  await part('Checks');
  const checks = page.getByRole('region', { name: 'Checks' });
  await checks.getByText(/There is no R at \/nowhere\/R/).waitFor(soon);
  await expectSound(page);
});

it('is repaired by one button', async () => {
  await page.getByRole('button', { name: /^R: / }).click();
  await entry(name).getByText(/^R \d/).waitFor(soon);
  await ready();
  const config: unknown = JSON.parse(readFileSync(own('config.json'), 'utf8'));
  expect(config).toMatchObject({ r_home: null, startup_scripts: ['library(tinytwice)'] });
  const checks = page.getByRole('region', { name: 'Checks' });
  await checks.getByText(/There is no R at/).waitFor({ state: 'hidden', ...soon });
});

it('is deleted, and back by one click with all that was in it', async () => {
  await button('Delete').click();
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: 'Delete' }).click();
  await entry(name).waitFor({ state: 'detached', ...soon });
  await entry('default').getByText('active').waitFor(soon);
  const notice = page.getByRole('alert').filter({ hasText: `Deleted “${name}”` });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await entry(name).waitFor(soon);
  expect(readdirSync(own('Rlib'))).toEqual(['tinytwice']);
});

it(
  'fits as before once it is the active one again',
  async () => {
    await entry(name).click();
    await activate();
    await entry(name).getByText('active').waitFor(soon);
    await page.getByRole('tab', { name: /^Model 1$/ }).click();
    await ready();
    const slope = await fit('count ~ twice(zBase) + (1 | patient)', 'twicezBase');
    expect(slope).toBeGreaterThan(0.25);
  },
  8 * minute,
);
