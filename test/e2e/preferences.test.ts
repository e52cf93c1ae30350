import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './support/app-process';
import { studio as headless, jsonOf } from './support/headless';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

const csv = 'dose,year\n-1.5,2020\n2.25,2021\n';
const tls = join(import.meta.dirname, '..', 'fixtures', 'tls');

let home: string;
let app: Studio;
let page: Page;
let other: Page;
beforeAll(async () => {
  home = temporaryHome();
  app = await openStudio({ home, env: { XDG_CACHE_HOME: join(home, 'cache') } });
  page = app.page;
  other = await app.context.newPage();
  await other.goto(page.url());
  for (const each of [page, other]) each.setDefaultTimeout(10_000);
  await page.bringToFront();
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

const dialog = (): Locator => page.getByRole('dialog', { name: 'Preferences' });
const part = (name: string): Locator => page.getByRole('tab', { name, exact: true });
const field = (label: string): Locator => dialog().getByLabel(label, { exact: true });
const reset = (name: string): Locator => dialog().getByRole('button', { name: `Reset “${name}”` });
const saved = () =>
  JSON.parse(readFileSync(join(home, '.config', 'brms-studio', 'settings.json'), 'utf8')).preferences;
const colourScheme = (of: Page) => of.locator('html').getAttribute('data-mantine-color-scheme');

async function choose(label: string, option: string): Promise<void> {
  await field(label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

describe('the dialog', () => {
  it('opens by its keys, and its parts are reached by the arrows', async () => {
    // What the start page looks into comes and goes behind the dialog.
    await page.getByText('R is ready to fit models').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+,');
    await part('Appearance').and(page.locator(':focus')).waitFor();
    for (const name of ['Numbers', 'Fits', 'Storage', 'Network', 'Updates']) {
      await page.keyboard.press('ArrowDown');
      await page.getByRole('tabpanel', { name }).waitFor();
      await expectSound(page);
    }
    await page.keyboard.press('ArrowDown');
    await page.getByRole('tabpanel', { name: 'Appearance' }).waitFor();
    await expectSound(page);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
  });
});

describe('appearance', () => {
  it('changes at once, in every window, and goes back', async () => {
    await page.keyboard.press('Control+,');
    await dialog().getByText('Dark', { exact: true }).click();
    await expect.poll(() => colourScheme(page)).toBe('dark');
    await expect.poll(() => colourScheme(other)).toBe('dark');
    await expect.poll(saved).toEqual({ theme: 'dark' });
    await reset('Theme').click();
    await expect.poll(() => colourScheme(other)).toBe('light');
    expect(await reset('Theme').count()).toBe(0);
  });

  it('zooms the page, which stays within its window', async () => {
    const height = async (of: Locator) => (await of.boundingBox())?.height ?? 0;
    const before = await height(part('Appearance'));
    await choose('Zoom', '150 %');
    await expect.poll(() => height(part('Appearance'))).toBeCloseTo(before * 1.5, 0);
    await expect.poll(() => height(page.locator('#root > div').first())).toBeCloseTo(900, 0);
    // What opens over the page stands by its field, and within the window.
    await field('Zoom').click();
    const list = page.getByRole('listbox').locator('visible=true');
    const place = async (of: Locator) => (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await expect
      .poll(async () => Math.abs((await place(list)).x - (await place(field('Zoom'))).x))
      .toBeLessThan(16);
    const [below, above] = [await place(list), await place(field('Zoom'))];
    expect(Math.abs(below.y - above.y - above.height)).toBeLessThan(30);
    expect(below.y + below.height).toBeLessThan(900);
    await expectSound(page);
    await page.keyboard.press('Escape');
    await reset('Zoom').click();
    await expect.poll(() => height(part('Appearance'))).toBeCloseTo(before, 0);
  });

  it('takes sizes and fonts, and says which font is not there', async () => {
    const size = (of: Page) => of.evaluate(() => getComputedStyle(document.body).fontSize);
    await field('Text size').fill('16');
    await expect.poll(() => size(page)).toBe('16px');
    await expect.poll(() => size(other)).toBe('16px');
    await field('Text size').fill('99');
    await dialog().getByText('From 11 to 16', { exact: true }).waitFor();
    await field('Code font').fill('Nowhere Mono');
    await field('Code font').press('Enter');
    await dialog().getByText('There is no “Nowhere Mono” on this machine').waitFor();
    expect(saved()).toEqual({ textSize: 16, codeFont: 'Nowhere Mono' });
    await expectSound(page);
    await reset('Code font').click();
    await reset('Text size').click();
    await expect.poll(saved).toEqual({});
  });
});

describe('numbers', () => {
  it('are written as is preferred everywhere, at once, but not what is a name or a year', async () => {
    const chooser = other.waitForEvent('filechooser');
    await other.getByRole('button', { name: 'Import CSV file…', exact: true }).click();
    const file = { name: 'doses.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await (await chooser).setFiles(file);
    await other.getByRole('gridcell', { name: '−1.5', exact: true }).waitFor();
    await part('Numbers').click();
    await choose('Decimal mark', 'Comma');
    await dialog()
      .getByText('A comma cannot be both the decimal mark and the mark between thousands.')
      .waitFor();
    await choose('Thousands separator', 'Point');
    await dialog().getByText('A point cannot be both the decimal mark').waitFor();
    await choose('Thousands separator', 'Apostrophe');
    await choose('Decimal mark', 'Comma');
    await dialog().getByText('−1’234,57').waitFor();
    await other.getByRole('gridcell', { name: '−1,5', exact: true }).waitFor();
    await other.getByRole('gridcell', { name: '2020', exact: true }).waitFor();
    await other.getByText('−1,5 to 2,25').waitFor();
    await field('Digits of estimates').fill('3');
    await dialog().getByText('−1’234,568').waitFor();
    await expectSound(page);
  });

  it('are the same after a new start, and a command changes them in open windows', async () => {
    const run = (...args: string[]) => headless(['preferences', ...args], { home });
    expect(jsonOf(await run('--json'))).toMatchObject({
      decimalMark: 'comma',
      grouping: 'apostrophe',
      digits: 3,
    });
    const wrong = await run('zoom=9');
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('zoom must be at most 3')]);
    expect((await run('diggits=3')).stderr).toContain('digits=VALUE');
    await run('decimalMark=', 'grouping=', 'digits=');
    await dialog().getByText('−1,234.57').waitFor();
    await other.getByRole('gridcell', { name: '−1.5', exact: true }).waitFor();
  });
});

describe('storage', () => {
  it('refuses a folder that cannot be, and takes one that can, with the compiled models', async () => {
    const models = join(home, 'cache', 'brms-studio', 'models');
    mkdirSync(models, { recursive: true });
    writeFileSync(join(models, `${'a'.repeat(64)}.rds`), Buffer.alloc(3 * 2 ** 20));
    await part('Storage').click();
    await dialog().getByText('1 model, 3.0 MB').waitFor();
    await field('Cache folder').fill('/proc/nothing');
    await field('Cache folder').press('Enter');
    await dialog()
      .getByText(/Nothing can be written in \/proc\/nothing/)
      .waitFor();
    await expectSound(page);
    const chosen = join(home, 'my cache');
    await field('Cache folder').fill(chosen);
    await field('Cache folder').press('Enter');
    await expect.poll(() => existsSync(chosen) && readdirSync(join(chosen, 'models'))).toHaveLength(1);
    await dialog().getByRole('button', { name: 'Clear the compiled models' }).click();
    await dialog().getByText('None', { exact: true }).waitFor();
    expect(readdirSync(join(chosen, 'models'))).toEqual([]);
  });

  it('puts new projects into the chosen folder', async () => {
    const chosen = join(home, 'my projects');
    await field('Folder for new projects').fill(chosen);
    await field('Folder for new projects').press('Enter');
    await expect.poll(() => saved().projectsFolder).toBe(chosen);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'New project…' }).first().click();
    await page.getByRole('dialog').getByText(chosen).waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('updates', () => {
  let server: Server;
  let address: string;
  let asked = 0;
  beforeAll(async () => {
    const key = readFileSync(join(tls, 'key.pem'));
    server = createServer({ key, cert: readFileSync(join(tls, 'certificate.pem')) }, (_, response) => {
      asked += 1;
      response.end('{"version": "99.1.0", "page": "https://example.org/news"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `https://127.0.0.1:${(server.address() as AddressInfo).port}/newest.json`;
  });
  afterAll(() => void server.close());

  it('are off, ask nobody by themselves, and say in words what stands in the way', async () => {
    await page.keyboard.press('Control+,');
    await part('Updates').click();
    expect(await dialog().getByRole('switch').isChecked()).toBe(false);
    await dialog().getByRole('button', { name: 'Check now' }).click();
    await dialog().getByText('There is no address to ask for the newest version.').waitFor();
    await field('Address to ask').fill(address);
    await field('Address to ask').press('Enter');
    await expect.poll(() => saved().updateAddress).toBe(address);
    await dialog().getByRole('button', { name: 'Check now' }).click();
    await dialog()
      .getByText(/its certificate is not one that this machine trusts/)
      .waitFor();
    await expectSound(page);
    expect(asked).toBe(0);
  });

  it('tell of a newer version, by the certificates of the network’s part', async () => {
    await part('Network').click();
    await field('Certificates').fill(join(tls, 'certificate.pem'));
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Saved.').waitFor();
    await part('Updates').click();
    await dialog().getByRole('button', { name: 'Check now' }).click();
    await dialog()
      .getByText(/^Version 99\.1\.0 is available; this is /)
      .waitFor();
    await dialog().getByText('https://example.org/news').waitFor();
    expect(asked).toBe(1);
    await expectSound(page);
    expect(app.errors).toEqual([]);
  });
});
