import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './support/app-process';
import { type AppClient, connectTo } from './support/client';
import { studio as headless, jsonOf } from './support/headless';
import { allProcesses, rProcessesWith, waitUntilGone } from './support/processes';
import { number, samplePage } from './support/sample-page';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

const minute = 60_000;
const sampleFormula = 'count ~ zAge + zBase * Trt + (1 | patient)';

let home: string;
let app: Studio;
let page: Page;
/** Tells which workers there are. */
let client: AppClient;

beforeAll(async () => {
  home = temporaryHome();
  app = await openStudio({ home });
  page = app.page;
  client = await connectTo(app.app.url);
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  client.close();
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

const { button, tab, rowHeader, formula, job, waitForWorker, summaryRow } = samplePage(() => page);

describe('from the sample to its posterior', () => {
  it('starts with what R can do, and opens the sample on its data', async () => {
    await page.getByText('R is ready to fit models').waitFor({ timeout: minute });
    await expectSound(page, 'wide');
    await button(/Epilepsy seizures/).click();
    await tab(/epilepsy/).waitFor({ timeout: minute });
    await page.getByText('236 rows, 9 columns').waitFor();
    expect(await page.getByRole('columnheader', { name: /zBase/ }).count()).toBe(1);
    await expectSound(page, 'wide');
  });

  it('changes the formula by clicks, and the clicks by the formula', async () => {
    await tab(/Model 1/).click();
    expect(await formula().inputValue()).toBe(sampleFormula);
    await button('Remove zAge').click();
    expect(await formula().inputValue()).toBe('count ~ zBase * Trt + (1 | patient)');
    await page.getByRole('list', { name: 'Columns' }).getByText('Age', { exact: true }).click();
    expect(await formula().inputValue()).toBe('count ~ zBase * Trt + Age + (1 | patient)');
    await formula().fill('cuont ~ zAge +');
    await page
      .getByText(/ends too early/)
      .first()
      .waitFor();
    expect(await button('Fit').isDisabled()).toBe(true);
    await formula().fill(sampleFormula);
    await button('Remove zBase * Trt').waitFor();
    await expectSound(page, 'wide');
  });

  it('shows the Stan code that brms makes of it', async () => {
    await waitForWorker();
    await button('Code').click();
    await page.getByText('Stan', { exact: true }).click();
    await page.getByText('generated with brms').waitFor({ timeout: minute });
    await expectSound(page, 'wide');
    await button('Close code').click();
  });

  it('fits it with live chains and shows the summary', async () => {
    await tab('Sampling').click();
    await page.getByLabel('Seed').fill('1');
    await page.getByLabel('Cores').fill('2');
    await button('Fit').click();
    await job()
      .getByText(/Compiling|Sampling|compiled/)
      .first()
      .waitFor({ timeout: minute });
    await job()
      .getByText(/Chain 4/)
      .first()
      .waitFor();
    await expect
      .poll(() => job().innerText(), { timeout: 4 * minute })
      .toMatch(/Chain 1\s+(warmup|sampling)/);
    await expectSound(page, 'wide');
    await rowHeader('zBase').waitFor({ timeout: 4 * minute });
    const zBase = await summaryRow('zBase');
    expect(number(zBase[0])).toBeGreaterThan(0.65);
    expect(number(zBase[0])).toBeLessThan(0.75);
    await expectSound(page, 'wide');
  });

  it('shows what the headless summary shows', async () => {
    const project = join(home, 'Brms Studio', 'Epilepsy seizures');
    const { rows } = jsonOf(await headless(['summary', '--project', project, '--json'], { home })) as {
      rows: { variable: string; mean: number; sd: number; rhat: number; ess_bulk: number }[];
    };
    const row = rows.find(({ variable }) => variable === 'b_zBase:Trt1');
    const cells = await summaryRow('zBase:Trt1');
    expect(Math.abs(number(cells[0]) - (row?.mean ?? 0))).toBeLessThan(0.00051);
    expect(Math.abs(number(cells[4]) - (row?.rhat ?? 0))).toBeLessThan(0.00051);
    expect(Math.abs(number(cells[5]) - (row?.ess_bulk ?? 0))).toBeLessThan(0.51);
  });

  it('shows the columns that are chosen, and explains the one whose head is clicked', async () => {
    const before = (await summaryRow('zBase:Trt1')).length;
    await button('Columns').click();
    const choice = page.getByRole('menuitemcheckbox', { name: 'MCSE of mean', exact: true });
    await choice.press('Space');
    expect(await choice.getAttribute('aria-checked')).toBe('true');
    await expectSound(page, 'wide');
    await page.keyboard.press('Escape');
    await expect.poll(async () => number((await summaryRow('zBase:Trt1'))[before])).toBeGreaterThan(0);
    const cells = await summaryRow('zBase:Trt1');
    expect(cells.length).toBe(before + 1);
    // With 4,000 draws the mean is known better than to a tenth of the SD.
    expect(number(cells[before])).toBeLessThan(number(cells[1]) / 10);
    await button('MCSE of mean').click();
    await page.getByText('The Monte Carlo standard error of the mean').waitFor();
    await button('Columns').click();
    await page.getByRole('menuitem', { name: 'The usual columns' }).click();
    await expect.poll(async () => (await summaryRow('zBase:Trt1')).length).toBe(before);
    await page.keyboard.press('Escape');
  });

  it('draws trace and density of the chosen parameter, by keyboard too', async () => {
    await rowHeader('zAge').click();
    await page.getByRole('region', { name: 'Draws of b_zAge' }).waitFor();
    await page.keyboard.press('ArrowDown');
    const panel = page.getByRole('region', { name: 'Draws of b_zBase', exact: true });
    await panel.waitFor();
    await panel.getByText('Chain 4').waitFor();
    // They are drawn when their answers have come.
    await panel.locator('svg[role=img]').nth(1).waitFor();
  });

  it('computes LOO in a worker that ends, and tells what the headless analysis tells', async () => {
    await waitForWorker();
    const asked = new Set<number>();
    const stop = client.on('workers.changed', (workers) => {
      for (const { role, pid } of workers) if (role === 'work' && pid !== null) asked.add(pid);
    });
    await page.getByText('Compare', { exact: true }).click();
    await button('Compute LOO').click();
    // It goes on while one looks elsewhere.
    await page.getByRole('tab', { name: 'Details' }).click();
    await page.getByRole('tab', { name: 'Compare' }).click();
    const table = page.getByRole('table', { name: 'LOO estimates' });
    await table.waitFor({ timeout: 2 * minute });
    stop();
    expect(asked.size).toBe(1);
    expect(allProcesses().filter(({ pid }) => asked.has(pid))).toEqual([]);
    await expectSound(page, 'wide');
    const project = join(home, 'Brms Studio', 'Epilepsy seizures');
    expect(readdirSync(join(project, 'fits', 'fit-1', 'analyses'))).toHaveLength(1);
    const said = jsonOf(await headless(['analyse', 'loo', '--project', project, '--json'], { home })) as {
      answer: {
        estimates: { elpd_loo: { estimate: number } };
        threshold: { k: number };
        pointwise: { k: number[]; row: number[] };
      };
    };
    const { estimates, pointwise, threshold } = said.answer;
    const cells = await table
      .getByRole('row', { name: /^elpd_loo/ })
      .getByRole('cell')
      .allInnerTexts();
    expect(Math.abs(number(cells[0]) - estimates.elpd_loo.estimate)).toBeLessThan(0.051);
    const doubtful = pointwise.row.filter((_, i) => !((pointwise.k[i] ?? Number.NaN) <= threshold.k));
    const listed = page.getByRole('table', { name: 'Observations with a high Pareto k' });
    const rows = await listed.locator('th[scope=row]').allInnerTexts();
    expect(rows.map(Number).sort((a, b) => a - b)).toEqual(doubtful);
    await button(`Show the values of row ${rows[0]}`).click();
    await listed.getByText(new RegExp(`obs\\s${rows[0]} `)).waitFor();
    await page.getByRole('tab', { name: 'Summary' }).click();
  });
});

describe('closing and opening again', () => {
  it('shows the fit again without refitting', async () => {
    const { errors } = app;
    await app.close();
    expect(errors).toEqual([]);
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);

    app = await openStudio({ home });
    page = app.page;
    await page
      .getByRole('navigation', { name: 'Project' })
      .getByText(/^Model 1 ·/)
      .click();
    await rowHeader('zBase').waitFor();
    expect(number((await summaryRow('zBase'))[0])).toBeGreaterThan(0.65);
    const fits = readdirSync(join(home, 'Brms Studio', 'Epilepsy seizures', 'fits'));
    expect(fits).toEqual(['fit-1']);
  });
});
