import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const soon = { timeout: 30_000 };

const { home, page, client } = await testStudio();

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const list = (): Locator => page.getByRole('listbox', { name: 'Environments' });
const row = (name: string): Locator =>
  list()
    .getByRole('option')
    .filter({ has: page.getByText(name, { exact: true }) });
const dialog = (name: string | RegExp): Locator => page.getByRole('dialog', { name });
const brmspy = (...path: readonly string[]): string => join(home, '.brmspy', ...path);
const folder = (...path: readonly string[]): string => brmspy('environment', ...path);
const names = async (): Promise<readonly string[]> =>
  (await client.call('environments.list', undefined)).map(({ name }) => name);
const chosen = (): Promise<string | null> =>
  page.getByRole('region', { name: /^Environment / }).getAttribute('aria-label');
const listHasFocus = (): Promise<boolean> => list().evaluate((element) => element.matches(':focus'));

describe('environments', () => {
  it('are reached from the start page, and the one there is stands in the list', async () => {
    await page.getByRole('button', { name: /^Environment/ }).click();
    await page.getByRole('menuitem', { name: 'Manage environments' }).click();
    await row('default').getByText('active').waitFor();
    await row('default').getByText(/^R \d/).waitFor();
    await expectSound(page);
  });

  it('are made under a name that is checked as it is typed', async () => {
    await button('New…').click();
    const name = dialog('New environment').getByLabel('Name');
    const create = dialog('New environment').getByRole('button', { name: 'Create' });
    for (const [typed, says] of [
      ['../evil', /path separator/],
      ['con', /Windows reserves/],
      ['Default', /some systems treat as the same name/],
      ['default', /There is already an environment with this name/],
    ] as const) {
      await name.fill(typed);
      await dialog('New environment').getByText(says).waitFor();
      expect(await create.isDisabled()).toBe(true);
    }
    await expectSound(page);
    await name.fill('paper');
    await page.keyboard.press('Enter');
    await row('paper').waitFor();
    await page.getByRole('region', { name: 'Environment paper' }).waitFor();
    const config: unknown = JSON.parse(readFileSync(folder('paper', 'config.json'), 'utf8'));
    expect(config).toMatchObject({ environment_name: 'paper', r_home: null, env: {} });
  });

  it('are renamed by keyboard, with what is in their files', async () => {
    await list().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('F2');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('End');
    await page.keyboard.press('F2');
    await dialog('Rename “paper”').getByLabel('Name').fill('the paper');
    await page.keyboard.press('Enter');
    await row('the paper').waitFor();
    expect(await names()).toEqual(['default', 'the paper']);
    expect(existsSync(folder('paper'))).toBe(false);
    expect(readFileSync(folder('the paper', 'config.json'), 'utf8')).toContain('"the paper"');
    expect(await listHasFocus()).toBe(true);
  });

  it('are cloned, and the copy is shown when it is there', async () => {
    await list().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Clone…' }).press('Enter');
    expect(await dialog('Clone “the paper”').getByLabel('Name').inputValue()).toBe('the paper copy');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Environment the paper copy' }).waitFor(soon);
    expect(await names()).toEqual(['default', 'the paper', 'the paper copy']);
  });

  it('are deleted and had back by one click', async () => {
    await list().focus();
    await page.keyboard.press('End');
    await expect.poll(chosen).toBe('Environment the paper copy');
    await page.keyboard.press('Delete');
    const notice = page.getByRole('alert').filter({ hasText: 'Deleted “the paper copy”' });
    await notice.waitFor();
    expect(await names()).toEqual(['default', 'the paper']);
    await expect.poll(chosen).toBe('Environment the paper');
    await notice.getByRole('button', { name: 'Undo' }).click();
    await row('the paper copy').waitFor();
    await expect.poll(chosen).toBe('Environment the paper copy');
    await expect.poll(listHasFocus).toBe(true);
    expect(existsSync(folder('the paper copy', 'config.json'))).toBe(true);
  });

  it('wait in the trash, from where they come back or go for good', async () => {
    await button('Delete').click();
    await row('the paper copy').waitFor({ state: 'detached' });
    await expect.poll(listHasFocus).toBe(true);
    await button('Trash').click();
    const trash = dialog('Deleted environments');
    await trash.getByText('the paper copy', { exact: true }).waitFor();
    await expectSound(page);
    await trash.getByRole('button', { name: 'Restore' }).click();
    await trash.getByText('The trash is empty.').waitFor();
    await trash.getByRole('button', { name: 'Close' }).last().click();
    await row('the paper copy').click();
    await button('Delete').click();
    await button('Trash').click();
    const forGood = trash.getByRole('button', { name: 'Delete for good: the paper copy' });
    await forGood.click();
    await dialog(/for good\?$/).waitFor();
    // The question alone is put away.
    await page.keyboard.press('Escape');
    await dialog(/for good\?$/).waitFor({ state: 'detached' });
    await forGood.click();
    await dialog(/for good\?$/)
      .getByRole('button', { name: 'Delete for good' })
      .click();
    await trash.getByText('The trash is empty.').waitFor();
    expect(readdirSync(brmspy('trash'))).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('are activated after saying what is lost, for brmspy too', async () => {
    await client.call('objects.add', { code: 'mtcars' });
    const held = async () => (await client.call('environments.use', { name: 'default' })).handles;
    await expect.poll(held, soon).toBe(1);
    await row('the paper').click();
    await button('Activate').click();
    const question = dialog('Go on with “the paper”?');
    await question.getByText(/1 object that R holds in “default” will be lost/).waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await button('Activate').click();
    await question.getByRole('button', { name: 'Activate' }).click();
    await row('the paper').getByText('active').waitFor(soon);
    const state: unknown = JSON.parse(readFileSync(brmspy('environment_state.json'), 'utf8'));
    expect(state).toMatchObject({ active: 'the paper' });
    await page.getByRole('button', { name: /^R process.*R ready/ }).waitFor(soon);
    const workers = await client.call('workers.list', undefined);
    expect(workers.find(({ id }) => id === 'main')?.environment).toBe('the paper');
  });

  it('are switched from the top bar, at once where nothing is lost, and “default” cannot be deleted', async () => {
    await page.getByRole('button', { name: /^Environment the paper/ }).click();
    await page.getByRole('menuitemradio', { name: /^default/ }).click();
    await page.getByRole('button', { name: /^Environment default/ }).waitFor(soon);
    await row('default').getByText('active').waitFor();
    await row('default').click();
    expect(await button('Delete').getAttribute('aria-disabled')).toBe('true');
  });

  it('whose file is damaged say so, and are set aside with nothing lost', async () => {
    const file = folder('the paper', 'config.json');
    writeFileSync(file, '{ "environment_name": ');
    await row('the paper').getByText('damaged').waitFor(soon);
    await row('the paper').click();
    await page
      .getByRole('alert')
      .getByText(/config\.json is damaged/)
      .waitFor();
    await expectSound(page);
    await button('Set aside').click();
    await row('the paper').getByText('damaged').waitFor({ state: 'detached' });
    const aside = readdirSync(folder('the paper')).find((name) => name.startsWith('config.json.damaged'));
    expect(readFileSync(folder('the paper', aside ?? ''), 'utf8')).toBe('{ "environment_name": ');
  });
});
