import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './support/app-process';
import { axeFaults, overflow } from './support/axe';
import { openStudio, type Studio } from './support/studio';

let home: string;
let config: string;
let app: Studio;
let page: Page;

const environment = (r_home: string | null) =>
  JSON.stringify({ environment_name: 'default', r_home, startup_scripts: [], runtime_path: null, env: {} });

beforeAll(async () => {
  home = temporaryHome();
  const folder = join(home, '.brmspy', 'environment', 'default');
  mkdirSync(folder, { recursive: true });
  config = join(folder, 'config.json');
  writeFileSync(config, environment(join(home, 'no-such-r')));
  app = await openStudio({ home });
  page = app.page;
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  const { errors } = app;
  await app.close();
  rmSync(home, { recursive: true, force: true });
  expect(errors).toEqual([]);
});

describe('an environment whose R is not there', () => {
  it('is named on every screen of a project', async () => {
    await page.getByRole('button', { name: 'New project…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Trial');
    await page.keyboard.press('Enter');
    const strip = page.getByRole('alert').filter({ hasText: /R does not run: There is no R at .*no-such-r/ });
    await strip.waitFor();
    await page.setViewportSize({ width: 1024, height: 700 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      expect.soft(await axeFaults(page)).toEqual([]);
    }
    expect(await overflow(page)).toEqual([0, 0]);
    await page.getByRole('navigation').getByText('Objects', { exact: true }).click();
    await strip.waitFor();
  });

  it('runs, once it is mended, from Sessions', async () => {
    await page.getByRole('button', { name: 'See why, and start again' }).click();
    const details = page.getByRole('region', { name: 'Chosen worker' });
    await details.getByText(/There is no R at/).waitFor();
    writeFileSync(config, environment(null));
    await details.getByRole('button', { name: 'Start now' }).click();
    await page.getByText('R ready').waitFor({ timeout: 60_000 });
    await page.getByRole('navigation').getByText('Objects', { exact: true }).click();
    await page.getByText('No objects yet').waitFor();
    expect(await page.getByText('R does not run').count()).toBe(0);
  });
});
