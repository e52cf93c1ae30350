import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { isStudioError } from '../../shared/errors/studio-error';
import { axeFaults } from './support/axe';
import { openScreen } from './support/open-screen';
import { testStudio } from './support/test-studio';

const minute = 60_000;
const { page, client } = await testStudio();

beforeAll(async () => {
  await button(/Epilepsy seizures/).click();
  await page.getByText('R ready').waitFor({ timeout: minute });
  await openScreen(page, 'Objects');
  await button('Add data…').first().click();
  await page.getByRole('menuitem', { name: /epilepsy/ }).click();
  await row(/^Data epilepsy/).waitFor();
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const row = (name: string | RegExp): Locator => page.getByRole('treeitem', { name });
const dialog = (): Locator => page.getByRole('dialog');
const argument = (name: string): Locator => dialog().getByLabel(`R code of ${name}`, { exact: true });
const runIt = (): Promise<void> => dialog().getByRole('button', { name: 'Run' }).click();

async function call(target: string): Promise<void> {
  await button('Call a function with this…').click();
  const name = dialog().getByRole('combobox', { name: 'Function' });
  await name.fill(target);
  await name.press('Enter');
  await dialog().getByRole('textbox', { name: 'The call' }).getByText(`${target}(`).waitFor();
}

describe('a call', () => {
  it('that fails says what R said and keeps what was filled in; mended, it prints the names on the screen', async () => {
    await row(/^Data epilepsy/).click();
    await call('stats::lm');
    await argument('formula').fill('count ~ nothere');
    await runIt();
    await dialog().getByRole('alert').getByText("object 'nothere' not found").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await argument('formula').fill('count ~ zAge');
    await argument('subset').fill('epilepsy$visit == 1');
    await runIt();
    const printed = dialog().getByRole('region', { name: 'Printed result' });
    await printed.getByText('data = epilepsy, subset = epilepsy$visit == 1)').waitFor();
    await page.keyboard.press('Escape');
    await row(/^stats::lm\(formula = count ~ zAge, data = epilepsy, subset/).waitFor();
  });

  it('that never returns is stopped, and R answers again', async () => {
    await page.getByLabel('R code of a new object').fill('60');
    await page.keyboard.press('Enter');
    await row(/^60/).waitFor();
    const before = await row(/./).count();
    await call('base::Sys.sleep');
    await runIt();
    await dialog()
      .getByText(/base::Sys.sleep, \d+ s/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Stop' }).press('Enter');
    await dialog().getByText('The call was stopped.').waitFor();
    await dialog().locator('button:focus').getByText('Run').waitFor();
    await page.keyboard.press('Escape');
    expect(await row(/./).count()).toBe(before);
    await row(/^Data epilepsy/).click();
    await page.getByRole('grid', { name: 'Table of the object' }).getByText('zBase').first().waitFor();
  });
});

describe('what another window runs', () => {
  it('is said after a moment, as the code that it is, and can be stopped', async () => {
    const strip = page.getByRole('status').filter({ hasText: 'R is busy with Sys.sleep(100)' });
    const outcome = client.call('objects.add', { code: 'Sys.sleep(100)' }).catch((thrown: unknown) => thrown);
    await strip.waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await strip.getByRole('button', { name: 'Stop' }).click();
    expect(isStudioError(await outcome, 'cancelled')).toBe(true);
    await strip.waitFor({ state: 'detached' });
    // What is there can be looked into again.
    await row(/^60/).click();
    await page.getByRole('region', { name: 'Printed form' }).getByText('[1] 60').waitFor();
  });
});
