import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryHome } from './support/app-process';
import { type AppClient, connectTo } from './support/client';
import { allProcesses, killHard, rProcessesBelow, waitUntilGone } from './support/processes';
import { processesOfFit, samplePage } from './support/sample-page';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

const minute = 60_000;

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
  await button(/Epilepsy seizures/).click();
  await tab(/epilepsy/).waitFor({ timeout: minute });
  await tab(/^Model 1$/).click();
  await tab('Sampling').click();
  await page.getByLabel('Cores').fill('2');
});
afterAll(async () => {
  client.close();
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

const { button, tab, job, waitForWorker } = samplePage(() => page);
const fits = () => readdirSync(join(home, 'Brms Studio', 'Epilepsy seizures', 'fits'));

it('cancels a fit midway and leaves no process of it', async () => {
  await page.getByLabel('Iterations').fill('200000');
  await button('Fit').click();
  await expect.poll(() => job().innerText(), { timeout: 4 * minute }).toMatch(/Chain 1\s+warmup/);
  const pids = (await processesOfFit(client)).map(({ pid }) => pid);
  // The chains have processes of their own.
  expect(pids.length).toBeGreaterThan(1);
  await job().getByRole('button', { name: 'Cancel' }).click();
  await job()
    .getByText(/cancelled/i)
    .first()
    .waitFor();
  expect(await waitUntilGone(() => allProcesses().filter(({ pid }) => pids.includes(pid)))).toEqual([]);
  expect(fits()).toEqual([]);
  await page.getByLabel('Iterations').fill('2000');
});

it('says that the worker was killed, and goes on with a new one', async () => {
  await waitForWorker();
  killHard(rProcessesBelow(app.app.pid));
  await page.getByText('The R process was killed by SIGKILL while it was idle.').waitFor({ timeout: 10_000 });
  await button('Code').click();
  await page.getByText('Stan', { exact: true }).click();
  await page.getByText('generated with brms').waitFor({ timeout: minute });
  await waitForWorker();
  await button('Close code').click();
});

it('fails a fit whose worker is killed, and says so', async () => {
  await button('Fit').click();
  await expect.poll(() => job().innerText(), { timeout: 4 * minute }).toMatch(/Chain 1\s+(warmup|sampling)/);
  killHard(await processesOfFit(client));
  await job()
    .getByText(/killed|SIGKILL/)
    .first()
    .waitFor({ timeout: 10_000 });
});

it('keeps the fit that failed with its reason, until it is removed', async () => {
  await page
    .getByRole('navigation', { name: 'Project' })
    .getByRole('button', { name: /^Model 1 ·.*failed$/ })
    .click();
  await page.getByRole('heading', { name: /could not be fitted$/ }).waitFor();
  await page
    .getByRole('main')
    .getByText(/killed|SIGKILL/)
    .first()
    .waitFor();
  await page
    .getByRole('region', { name: 'What R and Stan printed' })
    .getByText(/Chain 1/)
    .first()
    .waitFor();
  await expectSound(page);
  expect(fits()).toHaveLength(1);
  await button('Remove…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(fits).toEqual([]);
});

it('explains a file that it cannot read, and keeps what was there', async () => {
  await tab(/epilepsy/).click();
  const chooser = page.waitForEvent('filechooser');
  await button('Import CSV…').click();
  await (await chooser).setFiles({
    name: 'bad.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a,b\n1,2\n3\n'),
  });
  await page.getByText(/“bad\.csv” has 1 field in line 3, but 2 columns/).waitFor();
  expect(await page.getByText('236 rows, 9 columns').count()).toBe(1);
});
