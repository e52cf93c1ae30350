import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EnvironmentConfigData } from '../../shared/contract/system';
import { openAdvanced } from './support/open-advanced';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const soon = { timeout: 60_000 };

const { home, page, client } = await testStudio((fresh) => {
  write('default', {}, fresh);
  write('other', {}, fresh);
});

beforeAll(async () => {
  await page.getByRole('button', { name: /^Environment/ }).click();
  await page.getByRole('menuitem', { name: 'Manage environments' }).click();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const row = (name: string): Locator =>
  page.getByRole('option').filter({ has: page.getByText(name, { exact: true }) });
const part = (title: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'View of the environment' }).getByText(title).click();
const script = (number: number): Locator => page.getByLabel(`R code of script ${number}`);
const trial = (): Locator => page.getByRole('region', { name: 'Trial' });
const evaluate = async (code: string): Promise<string> =>
  (await client.call('objects.add', { code })).printed.text;

function file(name: string, at = home): string {
  const folder = join(at, '.brmspy', 'environment', name);
  mkdirSync(folder, { recursive: true });
  return join(folder, 'config.json');
}
function write(name: string, more: Partial<EnvironmentConfigData>, at?: string): void {
  const empty = { environment_name: name, r_home: null, startup_scripts: [], runtime_path: null, env: {} };
  writeFileSync(file(name, at), JSON.stringify({ ...empty, ...more }, null, 2));
}
const saved = (name: string): EnvironmentConfigData => JSON.parse(readFileSync(file(name), 'utf8'));

describe('the configuration of an environment', () => {
  it('has variables: bad and doubled names are told in place, secrets are not shown', async () => {
    await openAdvanced(page);
    await button('Add variable').click();
    await page.keyboard.type('MY_GREETING');
    await page.getByLabel('Value of MY_GREETING').fill('good morning');
    await button('Add variable').click();
    await page.keyboard.type('MY_GREETING');
    await page.getByText('MY_GREETING is in the list already.').waitFor();
    expect(await button('Save').isDisabled()).toBe(true);
    await page.getByLabel('Name of variable 2').fill('A=B');
    await page.getByText(/This name cannot be used: it holds "="/).waitFor();
    await page.getByLabel('Name of variable 2').fill('MY_TOKEN');
    const value = page.getByLabel('Value of MY_TOKEN', { exact: true });
    await value.fill('s3cret');
    expect(await value.getAttribute('type')).toBe('password');
    await button('Show the value of MY_TOKEN').click();
    expect(await value.getAttribute('type')).toBe('text');
    await page.getByText('Unsaved changes', { exact: true }).waitFor();
  });

  it('has startup scripts, which keys move', async () => {
    await button('Add script').click();
    await page.keyboard.type('stop("no such luck")');
    await button('Add script').click();
    await page.keyboard.type('cat("from the script\\n")\nmy_object <- 6 * 7');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => script(1).innerText()).toContain('my_object');
    const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');
    await expect.poll(focused).toBe('R code of script 1');
    await page.keyboard.press('Control+z');
    await expect.poll(() => script(1).innerText()).not.toContain('my_object');
    await page.keyboard.press('Control+y');
    await expect.poll(() => script(1).innerText()).toContain('my_object');
    await expectSound(page);
  });

  it('stays as it is edited when one looks elsewhere', async () => {
    await row('default').getByRole('img', { name: 'unsaved changes' }).waitFor();
    await row('other').click();
    await page.getByText('All changes are saved').waitFor();
    await button('Start page').click();
    await page.getByRole('button', { name: /^Environment/ }).click();
    await page.getByRole('menuitem', { name: 'Manage environments' }).click();
    await part('Checks');
    await part('Configuration');
    await expect.poll(() => script(1).innerText()).toContain('my_object');
    expect(saved('default').startup_scripts).toEqual([]);
  });

  it('is tried: what R says, and the script that fails', async () => {
    await button('Try it').click();
    await trial().getByText('Script 2 fails').waitFor(soon);
    await trial().getByText('from the script').waitFor();
    await page
      .getByRole('listitem')
      .filter({ has: script(2) })
      .getByText(/^Startup script 2 .*no such luck$/)
      .waitFor();
    await expectSound(page);
    await button('Remove script 2').click();
    await button('Try it').click();
    await trial().getByText('R runs with this configuration').waitFor(soon);
    await button('Close the result of the trial').click();
  });

  it('is saved by Ctrl+S after saying what is lost, and R has it', async () => {
    await page.getByRole('button', { name: /^R process.*R ready/ }).waitFor(soon);
    await evaluate('mtcars');
    await script(1).focus();
    await page.keyboard.press('Control+s');
    const question = page.getByRole('dialog', { name: 'Save and restart R?' });
    await question.getByText(/of “default” restarts .* 1 object .* will be lost/).waitFor();
    await question.getByRole('button', { name: 'Save and restart' }).click();
    await page.getByText('All changes are saved').waitFor();
    expect(saved('default')).toMatchObject({
      env: { MY_GREETING: 'good morning', MY_TOKEN: 's3cret' },
      startup_scripts: ['cat("from the script\n")\nmy_object <- 6 * 7'.replace('\n")', '\\n")')],
    });
    await page.getByRole('button', { name: /^R process.*R ready/ }).waitFor(soon);
    await expect
      .poll(() => evaluate('Sys.getenv("MY_GREETING")').catch(String), soon)
      .toMatch(/good morning/);
    expect(await evaluate('my_object')).toMatch(/42/);
  });

  it('takes in what another program changes, and asks where both changed the same', async () => {
    await row('other').click();
    await button('Add variable').click();
    await page.keyboard.type('SIDE');
    await page.getByLabel('Value of SIDE').fill('mine');
    write('other', { env: { SIDE: 'theirs', MORE: '1' } });
    const conflict = page.getByRole('region', { name: 'Changed elsewhere too' });
    await conflict.getByText('theirs').waitFor(soon);
    await conflict.getByText('mine', { exact: true }).waitFor();
    await page.getByLabel('Value of MORE').waitFor();
    expect(await button('Save').isDisabled()).toBe(true);
    await expectSound(page);
    await conflict.getByRole('button', { name: 'Keep this: Variable SIDE' }).click();
    await button('Save').click();
    await page.getByText('All changes are saved').waitFor();
    expect(await button('Save').evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(saved('other').env).toEqual({ SIDE: 'mine', MORE: '1' });
  });

  it('is given up by Discard', async () => {
    await page.getByLabel('Value of SIDE').fill('nothing');
    await button('Discard').click();
    expect(await page.getByLabel('Value of SIDE').inputValue()).toBe('mine');
    expect(await button('Discard').isDisabled()).toBe(true);
    expect(await page.locator(':focus').innerText()).toBe('Discard');
  });
});

describe('a wrong R home', () => {
  const nowhere = (): string => join(home, 'no-such-r');

  it('is told as it is typed', async () => {
    await row('default').click();
    await page.getByRole('combobox', { name: 'R', exact: true }).click();
    await page.getByRole('option', { name: 'Another folder…' }).click();
    const path = page.getByLabel('Folder of R');
    // It can be typed at once.
    await expect.poll(() => path.evaluate((element) => element.matches(':focus'))).toBe(true);
    await path.fill(nowhere());
    await page.getByText(`There is no R in ${nowhere()}.`).waitFor();
    await button('Try it').click();
    await trial().getByText('R does not run with this configuration').waitFor(soon);
    await path.fill('/usr');
    await trial().getByText('Changed since it was tried').waitFor();
    await path.fill(nowhere());
    await trial().getByText('R does not run with this configuration').waitFor();
    await button('Close the result of the trial').click();
  });

  it('shows in the list, in the checks and in Sessions once it is saved', async () => {
    await button('Save').click();
    await page.getByRole('button', { name: 'Save and restart' }).click();
    await row('default').getByText('no R found').waitFor(soon);
    await page.getByRole('button', { name: /^R process.*R failed/ }).waitFor(soon);
    await part('Checks');
    await page.getByRole('cell').filter({ hasText: 'no-such-r' }).first().waitFor(soon);
    await page.getByRole('button', { name: /^R process.*R failed/ }).click();
    await page.getByRole('menuitem', { name: 'Sessions and log' }).click();
    await page
      .getByRole('region', { name: 'Chosen worker' })
      .getByText(/There is no R at/)
      .waitFor();
  });

  it('is mended by choosing an R of this machine, and R runs again', async () => {
    await page.getByRole('tab', { name: /Environments/ }).click();
    await part('Configuration');
    await page.getByRole('combobox', { name: 'R', exact: true }).click();
    await page.getByRole('option', { name: /^R \d/ }).first().click();
    await page.getByRole('alert').filter({ hasText: 'R does not start in “default”' }).waitFor();
    await page.keyboard.press('Control+s');
    await row('default').getByText(/^R \d/).waitFor(soon);
    await page.getByRole('button', { name: /^R process.*R ready/ }).waitFor(soon);
    await page.getByText('R does not start').waitFor({ state: 'detached', ...soon });
    expect(await evaluate('my_object')).toMatch(/42/);
  });
});
