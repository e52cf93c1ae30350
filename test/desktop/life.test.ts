import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { isolatedEnv, temporaryHome } from '../e2e/support/app-process';
import { rProcessesBelow, rProcessesWith, waitUntilGone } from '../e2e/support/processes';
import { runDesktop } from './support/desktop-app';
import { answerDialogs, askedSoFar } from './support/dialogs';
import { useDesktop } from './support/use-desktop';

const minute = 60_000;
const home = temporaryHome();
const desktop = useDesktop({ home });
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Where the app keeps the files of its workers. */
const workerFolders = (): readonly string[] =>
  ['/dev/shm', isolatedEnv(home).TMPDIR ?? '/tmp']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder).filter((name) => name.startsWith(`brms-studio-${desktop().app.pid}-`)),
    );

describe('one app, from its first window to its end', () => {
  it('starts the sample from the start page', async () => {
    const { page } = desktop();
    await page.click({ css: 'button', text: 'Epilepsy seizures' });
    await page.waitFor({ css: 'body', text: '236 rows' }, minute);
  });

  it(
    'fits the sample in R and shows its table',
    async () => {
      const { app, page } = desktop();
      await page.click({ css: '[role=tab]', text: 'Model 1' });
      await page.click({ css: '[role=tab]', text: 'Sampling' });
      await page.fill({ css: 'input', text: 'Seed' }, '1');
      await page.waitFor({ css: 'body', text: 'R ready' }, minute);
      await page.click({ css: 'button', text: 'Fit' });
      await page.waitFor({ css: 'th[scope=row]', text: 'zBase' }, 5 * minute);
      const cells = await page.evaluate(
        "[...[...document.querySelectorAll('th[scope=row]')].find((each) => each.innerText.trim() === 'zBase').closest('tr').querySelectorAll('td')].map((cell) => cell.innerText)",
      );
      console.log(cells);
      expect(rProcessesBelow(app.pid).length).toBeGreaterThan(0);
      await page.screenshot('/tmp/el/fit.png');
      expect(page.errors).toEqual([]);
    },
    6 * minute,
  );

  it('lets a second start open its window in the first, and ends', async () => {
    const { app } = desktop();
    expect(await runDesktop(home)).toBe(0);
    await app.pages(1);
    expect(await app.main.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('asks after a crash of the page, and the page that is loaded again shows what was there', async () => {
    const { app, page } = desktop();
    await answerDialogs(app.main, 'Reload');
    void page.call('Page.crash').catch(() => undefined);
    await expect.poll(() => askedSoFar(app.main)).toEqual([expect.stringContaining('has stopped')]);
    const [again] = await app.pages(1);
    await again?.waitFor({ css: 'th[scope=row]', text: 'zBase' }, minute);
  });

  it('ends every R process and leaves no file of a worker when it is quit', async () => {
    const { app } = desktop();
    expect(await app.quit()).toBe(0);
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
    expect(workerFolders()).toEqual([]);
  });
});
