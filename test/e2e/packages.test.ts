import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packPackage, tinyOf } from '../electron/environments/tiny-packages';
import { temporaryHome } from './support/app-process';
import { type AppClient, connectTo } from './support/client';
import { rProcessesWith, waitUntilGone } from './support/processes';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

const soon = { timeout: 30_000 };

let home: string;
let folder: string;
let app: Studio;
let page: Page;
let client: AppClient;
let hello: string;
let user: string;
let slow: string;
let broken: string;

beforeAll(async () => {
  home = temporaryHome();
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-packages-'));
  const build = (name: string, code: string, fields: Readonly<Record<string, string>> = {}) =>
    packPackage(folder, tinyOf(code, { name, version: '0.1', fields }));
  hello = build('tinyhello', 'hello <- function() "hello"');
  user = build('tinyuser', 'greet <- function() tinyhello::hello()', { Imports: 'tinyhello' });
  slow = build('tinyslow', 'Sys.sleep(300)\nx <- 1');
  broken = build('tinybroken', 'stop("the moon is wrong")');
  app = await openStudio({ home });
  page = app.page;
  page.setDefaultTimeout(10_000);
  client = await connectTo(app.app.url);
});
afterAll(async () => {
  await app.close();
  client.close();
  expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const grid = (): Locator => page.getByRole('grid', { name: 'Packages' });
const row = (name: string): Locator => grid().getByRole('row', { name: new RegExp(`^${name}\\b`) });
const names = async (): Promise<readonly string[]> =>
  (await grid().getByRole('rowheader').allInnerTexts()).map((text) => text.split(/\s/)[0] ?? '');
const work = (name: string): Locator => page.getByRole('region', { name: new RegExp(name) });
const filter = (text: string): Promise<void> => page.getByLabel('Filter packages').fill(text);
const chip = (name: string): Locator => page.getByRole('group', { name: 'Show only' }).getByText(name);
const library = (): readonly string[] => readdirSync(join(home, '.brmspy', 'environment', 'default', 'Rlib'));

async function openPackages(): Promise<void> {
  await button('Main menu').click();
  await page.getByRole('menuitem', { name: 'Environments' }).click();
  await page.getByRole('radiogroup', { name: 'View of the environment' }).getByText('Packages').click();
}

/** Through the dialog: by a path, or by files that are picked in the window. */
async function install(source: { readonly path: string } | { readonly files: string[] }): Promise<void> {
  await button('Install…').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('From a file or folder').click();
  if ('path' in source) await dialog.getByLabel('Path').fill(source.path);
  else {
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(source.files);
    await dialog.getByRole('list', { name: 'To be installed' }).getByRole('listitem').first().waitFor();
  }
  await dialog.getByRole('button', { name: /^Install/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => page.locator(':focus').innerText()).toBe('Install…');
}

describe('the packages of an environment', () => {
  it('are those of all its libraries, found, sorted and selected', async () => {
    await openPackages();
    await row('abind').waitFor(soon);
    await filter('brms');
    await expect.poll(names).toContain('brms');
    await row('brms')
      .getByText(/^\d+\.\d/)
      .first()
      .waitFor();
    await filter('');
    await grid().getByRole('button', { name: 'Size' }).click();
    // Sizes are counted while the list is shown already.
    await expect.poll(names, soon).not.toContain('abind');
    expect(await grid().getByRole('columnheader', { name: 'Size' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await grid().getByRole('button', { name: 'Package' }).click();
    await grid().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText(/^2 selected · /).waitFor();
    // What is R's own stays as it is, and the screen says so.
    await page.getByText('2 of them are in R’s libraries, which are not changed here.').waitFor();
    expect(await button('Remove').isDisabled()).toBe(true);
    await expectSound(page);
  });

  it('show what is its own, which is nothing at first', async () => {
    await chip('Own').click();
    await page.getByText('No packages of its own yet').waitFor();
    await expectSound(page);
  });
});

describe('installing', () => {
  it('takes a tarball of this machine, with its log as it comes', async () => {
    // A worker that runs has the packages from before.
    await client.call('objects.add', { code: 'nchar("R runs")' });
    await install({ path: hello });
    await work('tinyhello')
      .getByText(/installing \*source\* package/)
      .first()
      .waitFor(soon);
    await work('tinyhello')
      .getByText(/^Done after/)
      .waitFor(soon);
    await row('tinyhello').getByText('Own', { exact: true }).waitFor(soon);
    expect(library()).toContain('tinyhello');
    await expectSound(page);
    // That R knows the library, and sees what came into it.
    await client.call('objects.add', { code: 'tinyhello::hello()' });
    await button(/^Dismiss: .*tinyhello/).click();
    await work('tinyhello').waitFor({ state: 'hidden' });
  });

  it('offers to restart the R that still has the packages from before', async () => {
    await install({ path: hello });
    await work('tinyhello')
      .getByText(/^R still uses the old packages \(tinyhello\)/)
      .waitFor(soon);
    await work('tinyhello').getByRole('button', { name: 'Restart R' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await page.getByText('R still uses the old packages').waitFor({ state: 'hidden', ...soon });
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^Dismiss: /);
    await button(/^Dismiss: .*tinyhello/).click();
    await work('tinyhello').waitFor({ state: 'hidden' });
  });

  it('takes files that are picked in the window', async () => {
    await install({ files: [user] });
    await row('tinyuser').waitFor(soon);
    await work('tinyuser')
      .getByText(/^Done after/)
      .waitFor(soon);
  });

  it('is cancelled: the library is as it was', async () => {
    const before = [...library()].sort();
    await install({ path: slow });
    await work('tinyslow')
      .getByText(/byte-compile and prepare/)
      .waitFor(soon);
    await expectSound(page);
    await work('tinyslow').getByRole('button', { name: 'Cancel' }).click();
    await work('tinyslow')
      .getByText(/^Cancelled after/)
      .waitFor(soon);
    // The button that had the focus is gone; the one that took its place has it.
    const focus = page.locator(':focus');
    expect(await focus.getAttribute('aria-label')).toMatch(/^Dismiss: /);
    expect([...library()].sort()).toEqual(before);
    await expect.poll(names).toEqual(['tinyhello', 'tinyuser']);
    expect(rProcessesWith(home).filter(({ command }) => command.includes('tinyslow'))).toEqual([]);
  });

  it('that fails shows why, and changes nothing', async () => {
    const before = [...library()].sort();
    await install({ path: broken });
    await work('tinybroken')
      .getByText(/^Failed after/)
      .waitFor(soon);
    await work('tinybroken')
      .getByText(/the moon is wrong/)
      .first()
      .waitFor();
    expect([...library()].sort()).toEqual(before);
    await expectSound(page);
  });

  it('of what is not there names the file', async () => {
    await install({ path: '/nowhere/at-all.tar.gz' });
    await work('at-all')
      .getByText(/^Failed after/)
      .waitFor(soon);
    await work('at-all').getByText('There is no file or folder /nowhere/at-all.tar.gz.').first().waitFor();
  });
});

describe('removing', () => {
  it('says what depends on a package, and leaves it where one thinks better of it', async () => {
    await row('tinyhello').click();
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Remove tinyhello?' });
    await dialog.getByText('tinyuser depends on it and will not load any more.').waitFor();
    await dialog.getByRole('button', { name: 'Keep' }).click();
    expect(library()).toContain('tinyhello');
    await expect.poll(() => grid().evaluate((table) => table.matches(':focus'))).toBe(true);
  });

  it('takes several at once', async () => {
    await row('tinyhello').click();
    await row('tinyuser').click({ modifiers: ['Control'] });
    await button('Remove 2').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No packages of its own yet').waitFor(soon);
    expect(library()).toEqual([]);
    expect(await page.locator(':focus').innerText()).toBe('Install…');
  });
});

describe('work', () => {
  it('tells its end to one who is elsewhere', async () => {
    await button('Main menu').click();
    await page.getByRole('menuitem', { name: 'Sessions' }).click();
    await client.call('packages.install', {
      environment: 'default',
      sources: [{ from: 'file', path: hello }],
    });
    const notice = page.getByRole('alert').filter({ hasText: 'Installed tinyhello 0.1.' });
    await notice.getByRole('button', { name: 'Show' }).click(soon);
    await row('tinyhello').waitFor(soon);
  });

  it('stands beside the fits', async () => {
    await button('Start page').click();
    await button(/Epilepsy seizures/).click();
    await button('Jobs panel').click(soon);
    const jobs = page.getByRole('region', { name: 'Jobs and log' });
    const item = jobs.getByRole('listitem', { name: /^Installing tinybroken/ });
    await item.getByText(/^Failed after/).waitFor();
    await item.getByRole('button', { name: /^Dismiss: / }).click();
    await item.waitFor({ state: 'hidden' });
    await jobs
      .getByRole('listitem', { name: /^Installing tinyslow/ })
      .getByText(/^Cancelled/)
      .waitFor();
    expect(app.errors).toEqual([]);
  });
});
