import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './support/axe';
import { openScreen } from './support/open-screen';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const soon = { timeout: 20_000 };
const { app, page, client } = await testStudio();

beforeAll(() => app.context.grantPermissions(['clipboard-read', 'clipboard-write']));

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const main = (): Locator => page.getByRole('row', { name: /^Questions and objects/ });
const act = (name: string): Locator => main().getByRole('button', { name: new RegExp(`^${name}:`) });
const lines = (): Locator => page.getByRole('listbox', { name: 'Log' }).getByRole('option');
const run = (code: string) => client.call('objects.add', { code });
const search = (text: string): Promise<void> => page.getByLabel('Search the log').fill(text);

async function mainPid(): Promise<number> {
  const worker = (await client.call('workers.list', undefined)).find(({ id }) => id === 'main');
  return worker?.pid ?? 0;
}

/** Chooses an item of one of the log's filters. */
async function choose(filter: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${filter}: `) }).click();
  await page.getByRole('menuitemradio', { name: item }).click();
}

describe('the workers', () => {
  it('are there before a project is, and lead back to the start page', async () => {
    await button('Main menu').click();
    await page.getByRole('menuitem', { name: 'Sessions' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^R process/ }).click();
    await page.getByRole('menuitem', { name: 'Sessions and log' }).click();
    await main().waitFor(soon);
    await expectSound(page);
    await button('Start page').click();
    await button(/Epilepsy seizures/).waitFor();
  });

  it('are shown with what they are and hold', async () => {
    await button(/Epilepsy seizures/).click();
    await openScreen(page, 'Sessions');
    await main().getByText('Ready').waitFor(soon);
    await main()
      .getByText(`pid ${await mainPid()}`)
      .waitFor();
    await main()
      .getByText(/^\d+ MB$/)
      .waitFor();
    await page
      .getByRole('region', { name: 'Chosen worker' })
      .getByText(/^R \d.* · brms \d/)
      .waitFor();
    await run('message("a note of R"); mtcars');
    await act('1 object').waitFor();
    await expectSound(page);
  });

  it('can be interrupted: the caller hears of it, and the objects stay', async () => {
    const before = await mainPid();
    const error = run('cat("the sleep begins\\n"); Sys.sleep(100)').catch((thrown: unknown) => thrown);
    await main().getByText('Working').waitFor();
    await main()
      .getByText(/^for \d+ s/)
      .waitFor();
    // The row's link shows what this call says, and nothing else.
    await main()
      .getByRole('button', { name: /Sys\.sleep\(100\)$/ })
      .click();
    await lines().getByText('the sleep begins').waitFor();
    expect(await lines().getByText('a note of R').count()).toBe(0);
    await choose('Call', 'All calls');
    await act('Interrupt').click();
    expect(await error).toMatchObject({ code: 'cancelled' });
    await main().getByText('Ready').waitFor();
    expect(await act('Interrupt').getAttribute('aria-disabled')).toBe('true');
    expect(await mainPid()).toBe(before);
    await act('1 object').waitFor();
  });

  it('say what is lost before a restart', async () => {
    const before = await mainPid();
    await act('Restart').click();
    const dialog = page.getByRole('dialog', { name: 'Restart this R process?' });
    await dialog.getByText(/^1 object \(.* that only this R process holds is lost\.$/).waitFor();
    await dialog.getByRole('button', { name: 'Keep' }).click();
    expect(await mainPid()).toBe(before);
    await act('Restart').click();
    await dialog.getByRole('button', { name: 'Restart' }).click();
    await expect.poll(mainPid, soon).not.toBe(before);
    await main().getByText('Ready').waitFor(soon);
    await main().getByText('none').waitFor();
  });

  it('come back when they are killed, and say why', async () => {
    const before = await mainPid();
    process.kill(before, 'SIGKILL');
    const reason = 'The R process was killed by SIGKILL while it was idle.';
    await page.getByRole('alert').filter({ hasText: 'R has stopped' }).getByText(reason).waitFor(soon);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(mainPid, soon).toBeGreaterThan(before);
    await main().getByText('Ready').waitFor(soon);
    await page.getByText(`Started again by itself. ${reason}`).waitFor();
    await lines().getByText(reason).waitFor();
    await expectSound(page);
  });

  it('stop and start by keyboard, from the menu of their row', async () => {
    await main().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Stop' }).press('Enter');
    await main().getByText('Not running').waitFor();
    expect(await mainPid()).toBe(0);
    expect(await act('Stop').getAttribute('aria-disabled')).toBe('true');
    await act('Start').click();
    await main().getByText('Ready').waitFor(soon);
  });
});

describe('the log', () => {
  it('is filtered by worker, level, stream and text', async () => {
    await run('cat("plain output\\n"); message("a message (of R)"); warning("a warning of R"); 1');
    await lines().getByText('a warning of R').waitFor();
    await choose('Level', 'Warnings and errors');
    expect(await lines().getByText('plain output').count()).toBe(0);
    await lines()
      .filter({ hasText: 'a warning of R' })
      .getByText('warning', { exact: true })
      .first()
      .waitFor();
    await choose('Level', 'All levels');
    await choose('Stream', 'R messages');
    await search('(OF r');
    await expect.poll(() => lines().count()).toBe(1);
    expect(await lines().locator('mark').allInnerTexts()).toEqual(['(of R']);
    await search('not said by anyone');
    await button('Show all lines').click();
    await lines().getByText('plain output').waitFor();
    await main().focus();
    await page.keyboard.press('Enter');
    await button('Worker: main: Questions and objects').waitFor();
    await page.keyboard.press('Enter');
    await button('Worker: All workers').waitFor();
  });

  it('is copied: the selected lines, or all that is shown', async () => {
    await search('plain output');
    await expect.poll(() => lines().count()).toBe(1);
    await button('Copy all 1 line shown').click();
    const copied = () => page.evaluate('navigator.clipboard.readText()');
    expect(await copied()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {2}info {3}main {2}plain output$/);
    await search('');
    await lines().getByText('a message (of R)').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    await expect.poll(copied).toMatch(/message \(of R\)\n.*a warning of R$/);
  });

  it('stays where one reads, through a flood, and names what it left out', async () => {
    await search('');
    await page.getByRole('listbox', { name: 'Log' }).focus();
    await page.keyboard.press('Home');
    await button(/To the end|new line/).waitFor();
    const first = await lines().first().innerText();
    await run('for (i in 1:1000) cat("line", i, "of some\\n"); 2');
    await button(/[\d,]{3,} new lines/).waitFor();
    expect(await lines().first().innerText()).toBe(first);
    await run('for (i in 1:15000) cat("line", i, "of many\\n"); 2');
    await button(/[\d,]+ new lines/).click();
    await lines().getByText('line 15000 of many').waitFor(soon);
    await search('line 15000 of');
    await lines()
      .getByText(/… [\d,]+ lines only in the log file/)
      .first()
      .waitFor();
    await search('');
    await button('Clear the view').click();
    await run('cat("after clearing\\n")');
    await lines().getByText('after clearing').waitFor();
    expect(await lines().getByText('of many').count()).toBe(0);
  });
});
