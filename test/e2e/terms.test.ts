import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const csv = ['y,x,steps', ...Array.from({ length: 30 }, (_, i) => `${i % 7}.5,${i}.25,${1 + (i % 4)}`)].join(
  '\n',
);

const { page } = await testStudio();

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const formula = () => page.getByLabel('Formula', { exact: true }).inputValue();
const form = (name: string): Locator => page.getByRole('form', { name });

async function open(kind: string): Promise<void> {
  await button('Add term').click();
  await page.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click();
  await form(kind).waitFor();
}

it('adds terms of a kind by its form, changes one in its place and removes it', async () => {
  const chooser = page.waitForEvent('filechooser');
  await button('Import CSV file…').click();
  await (await chooser).setFiles({ name: 'curve.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('30 rows, 3 columns').waitFor();
  await page.getByRole('tabpanel').getByRole('button', { name: 'New model' }).click();
  await expect.poll(formula).toBe('y ~ 1');

  await button('Add term').click();
  await page.getByRole('menuitem', { name: /^Smooth curve/ }).waitFor();
  await expectSound(page);
  await page.keyboard.press('Escape');

  await open('Smooth curve');
  await expectSound(page);
  await form('Smooth curve').getByLabel('Basis functions').fill('5');
  await button('Add').click();
  await expect.poll(formula).toBe('y ~ s(x, k = 5)');

  await open('Monotonic effect');
  await button('Add').click();
  await expect.poll(formula).toBe('y ~ s(x, k = 5) + mo(steps)');

  await button('Change s(x, k = 5)').click();
  await form('Smooth curve').getByLabel('Basis functions').fill('8');
  await form('Smooth curve').getByRole('button', { name: 'Change', exact: true }).click();
  await expect.poll(formula).toBe('y ~ s(x, k = 8) + mo(steps)');

  await open('Any other term');
  await form('Any other term').getByLabel('R code').fill('log(x');
  await button('Add').click();
  await page.getByText(/never closed/).waitFor();
  await form('Any other term').getByLabel('R code').fill('I(x^2) + (1 | steps)');
  await button('Add').click();
  await expect.poll(formula).toBe('y ~ s(x, k = 8) + mo(steps) + I(x^2) + (1 | steps)');

  await button('Remove s(x, k = 8)').click();
  await expect.poll(formula).toBe('y ~ mo(steps) + I(x^2) + (1 | steps)');
  await expectSound(page);
});

it('tells what brms would refuse of a term that was typed', async () => {
  await page.getByLabel('Formula', { exact: true }).fill('y ~ mo(x)');
  await page
    .getByText('mo() needs steps in an order, but “x” is not made of whole numbers.')
    .first()
    .waitFor();
  await button('Change mo(x)').click();
  await form('Monotonic effect').waitFor();
  expect(await button('Fit').isDisabled()).toBe(true);
});
