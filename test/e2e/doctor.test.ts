import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorReport } from '../../shared/contract/system';
import { temporaryHome } from './support/app-process';
import { axeFaults, overflow } from './support/axe';
import { jsonOf, studio } from './support/headless';
import { openStudio, type Studio } from './support/studio';

let home: string;
let config: string;
let app: Studio;
let page: Page;

const makevars = 'CXX14FLAGS = -O2 --no-such-flag\nCXX17FLAGS = -O2 --no-such-flag\n';
const checks = () => page.getByRole('region', { name: 'Checks' });
const row = (title: string) =>
  checks()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });

beforeAll(async () => {
  home = temporaryHome();
  const folder = join(home, '.brmspy', 'environment', 'default');
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(home, '.R'));
  config = join(folder, 'config.json');
  const broken = {
    environment_name: 'default',
    r_home: '/no/such/R',
    startup_scripts: [],
    runtime_path: null,
    env: { A: 'b' },
  };
  writeFileSync(config, JSON.stringify(broken));
  writeFileSync(join(home, '.R', 'Makevars'), makevars);
});
afterAll(async () => {
  const errors = app?.errors;
  await app?.close();
  rmSync(home, { recursive: true, force: true });
  expect(errors).toEqual([]);
});

describe('headless', () => {
  it('doctor reads a broken environment, and fails; --repair mends what can be mended', async () => {
    const before = await studio(['doctor', '--json'], { home });
    expect(before.code).toBe(1);
    const report = jsonOf(before) as DoctorReport;
    expect(report.checks.find(({ id }) => id === 'r')).toMatchObject({
      status: 'fail',
      repair: { restarts: true },
    });
    const nothing = await studio(['doctor', '--repair', 'disk'], { home });
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toContain('no repair is known');
  });

  it('setup --plan shows what it would do, and does nothing', async () => {
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace('"/no/such/R"', 'null'));
    const run = await studio(['setup', '--plan', '--backend', 'cmdstanr', '--json'], { home });
    expect(run.code).toBe(0);
    expect(jsonOf(run)).toMatchObject({ backend: 'cmdstanr', complete: false, steps: expect.any(Array) });
    const wrong = await studio(['setup', '--method', 'magic'], { home });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('system, binary, source');
    writeFileSync(config, text);
  });
});

describe('a broken environment', () => {
  it('is told on the start page, with one button that leads to its checks', async () => {
    app = await openStudio({ home });
    page = app.page;
    page.setDefaultTimeout(90_000);
    await page.getByText('Models cannot be fitted yet').waitFor();
    await page.getByText(/R: There is no R at \/no\/such\/R/).waitFor();
    await page.getByRole('button', { name: 'Repair…' }).click();
    await row('R')
      .getByText(/There is no R at/)
      .waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      expect.soft(await axeFaults(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is repaired check by check: the R home, then the Makevars that shows once R runs', async () => {
    await row('R')
      .getByRole('button', { name: /Use R \d/ })
      .click();
    await row('R')
      .getByText(/^pass(es)?: |R \d+\.\d+\.\d+ at /)
      .first()
      .waitFor();
    expect(JSON.parse(readFileSync(config, 'utf8'))).toMatchObject({ r_home: null, env: { A: 'b' } });
    // The button that had the focus is gone; its check is still there.
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('check-r');
    await row('Makevars')
      .getByText(/Programs cannot be compiled with .*--no-such-flag/)
      .waitFor();
    await row('Makevars')
      .getByRole('button', { name: /Move it aside/ })
      .click();
    await page.getByText('Models can be fitted here').waitFor();
    const [kept = '', ...rest] = readdirSync(join(home, '.R'));
    expect(rest).toEqual([]);
    expect(readFileSync(join(home, '.R', kept), 'utf8')).toBe(makevars);
    await row('Makevars')
      .getByRole('button', { name: /Put it back/ })
      .waitFor();
    expect(await overflow(page)).toEqual([0, 0]);
  });

  it('shows what Install brms would do, for each backend', async () => {
    await checks().getByRole('button', { name: 'Install brms…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nothing is missing').waitFor();
    expect(await dialog.getByRole('button', { name: 'Install', exact: true }).count()).toBe(0);
    await dialog.getByRole('radio', { name: /cmdstanr/ }).click();
    await dialog.getByText('cmdstanr::install_cmdstan()').waitFor();
    await dialog.getByText(/In all about \d+ min/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Install', exact: true }).isEnabled()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('compiles and samples a test model', async () => {
    await checks().getByRole('button', { name: 'Compile a test model' }).click();
    const work = page.getByRole('region', { name: 'Compiling a test model' });
    await work.getByRole('button', { name: 'Cancel' }).waitFor();
    expect(await checks().getByRole('button', { name: 'Compile a test model' }).isDisabled()).toBe(true);
    const done = /compiled a test model in \d+ s and sampled 200 draws/;
    await work.getByText(done).waitFor({ timeout: 240_000 });
    // It is said once.
    expect(await page.getByText(done).count()).toBe(1);
    await page.setViewportSize({ width: 1024, height: 700 });
    expect(await overflow(page)).toEqual([0, 0]);
    expect(await axeFaults(page)).toEqual([]);
  });
});
