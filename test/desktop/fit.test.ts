import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { out } from '../../build/setup/paths.mjs';
import { rProcessesBelow, rProcessesWith, waitUntilGone } from '../e2e/support/processes';
import { answerDialogs, askedSoFar } from './support/dialogs';
import { useDesktop } from './support/use-desktop';

const minute = 60_000;
const desktop = useDesktop();

/** Where the app keeps the files of its workers. */
const workerFolders = (pid: number): readonly string[] =>
  ['/dev/shm', tmpdir()]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).filter((name) => name.startsWith(`brms-studio-${pid}-`)));

const cellsOf = (parameter: string): string => `[...document.querySelectorAll('th[scope=row]')]
  .filter((heading) => heading.innerText.trim() === '${parameter}')
  .flatMap((heading) => [...heading.closest('tr').querySelectorAll('td')].map((cell) => cell.innerText))`;

it('opens the sample from the start page', async () => {
  const { page } = desktop();
  await page.click({ css: 'button', text: 'Epilepsy seizures' });
  await page.waitFor({ css: 'body', text: '236 rows, 9 columns' }, minute);
});

it(
  'fits the sample with real R and shows its table',
  async () => {
    const { app, page } = desktop();
    await page.click({ css: '[role=tab]', text: 'Model 1' });
    await page.click({ css: '[role=tab]', text: 'Sampling' });
    await page.fill({ css: 'input', text: 'Iterations' }, '1000');
    await page.fill({ css: 'input', text: 'Seed' }, '1');
    // One after the other in one process: what would run them side by side takes longer to start than they take.
    await page.fill({ css: 'input', text: 'Cores' }, '1');
    await page.waitFor({ css: 'body', text: 'R ready' }, minute);
    await page.click({ css: 'button', text: 'Fit' });
    await page.waitFor({ css: 'th[scope=row]', text: 'zBase' }, 4 * minute);
    const [mean, sd, , , rhat] = (await page.evaluate(cellsOf('zBase'))) as readonly string[];
    expect(Number(mean)).toBeCloseTo(0.7, 1);
    expect(Number(sd)).toBeCloseTo(0.12, 1);
    expect(Number(rhat)).toBeLessThan(1.05);
    await page.waitFor({ css: 'svg[role=img]' });
    expect(page.errors).toEqual([]);
    expect(rProcessesBelow(app.pid).length).toBeGreaterThan(0);
    const picture = join(out, 'look', 'electron.png');
    mkdirSync(join(out, 'look'), { recursive: true });
    await page.screenshot(picture);
    expect(statSync(picture).size).toBeGreaterThan(20_000);
  },
  5 * minute,
);

it('asks before a running fit is lost, and goes on where it may not be', async () => {
  const { app, page } = desktop();
  await page.click({ css: '[role=tab]', text: 'Model 1' });
  await page.click({ css: '[role=tab]', text: 'Sampling' });
  await page.fill({ css: 'input', text: 'Iterations' }, '50000');
  await page.click({ css: 'button', text: 'Fit' });
  await page.waitFor({ css: '[aria-label="Fit of Model 1"]' });
  await answerDialogs(app.main, 'Cancel');
  await app.main.evaluate((electron) => electron.app.quit());
  await expect.poll(() => askedSoFar(app.main)).toEqual(['A job is not finished.']);
  await page.waitFor({ css: '[aria-label="Fit of Model 1"]' });
});

it('ends every R process and leaves no file of a worker when it is quit with that fit running', async () => {
  const { app } = desktop();
  await answerDialogs(app.main, 'Stop and quit');
  expect(await app.quit()).toBe(0);
  expect(await waitUntilGone(() => rProcessesWith(app.home))).toEqual([]);
  expect(workerFolders(app.pid)).toEqual([]);
});
