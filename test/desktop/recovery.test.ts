import { expect, it } from 'vitest';
import { startAgain } from './support/desktop-app';
import { answerDialogs, askedSoFar } from './support/dialogs';
import { useDesktop } from './support/use-desktop';

const minute = 60_000;
const desktop = useDesktop();

it('lets a second start bring the window of the first to the front, and ends it', async () => {
  const { app, page } = desktop();
  await page.waitFor({ css: 'button', text: 'Epilepsy seizures' });
  await app.main.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.minimize();
  });
  expect(await startAgain(app.home)).toBe(0);
  const seen = (): Promise<readonly boolean[]> =>
    app.main.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible() && !window.isMinimized()),
    );
  await expect.poll(seen).toEqual([true]);
});

it(
  'asks what to do when the process of the page has ended, and shows what was there once it is loaded again',
  async () => {
    const { app, page } = desktop();
    await page.click({ css: 'button', text: 'Epilepsy seizures' });
    await page.waitFor({ css: 'body', text: '236 rows, 9 columns' }, minute);
    await page.click({ css: '[role=tab]', text: 'Model 1' });
    await page.fill({ css: 'input', text: 'Formula' }, 'count ~ zAge + (1 | patient)');
    await answerDialogs(app.main, 'Reload');
    const [pid = 0] = await app.main.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((each) => each.getOSProcessId()),
    );
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => askedSoFar(app.main)).toEqual(['The page of this window has stopped.']);
    const isBack = (): Promise<boolean> =>
      app.main.evaluate(({ webContents }) =>
        webContents.getAllWebContents().every((each) => !each.isCrashed() && !each.isLoading()),
      );
    await expect.poll(isBack).toBe(true);
    const [again] = await app.pages();
    await again?.waitFor({ css: 'input', text: 'count ~ zAge + (1 | patient)' }, minute);
  },
  2 * minute,
);
