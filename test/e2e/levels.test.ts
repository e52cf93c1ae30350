import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const csv = [
  'age,answer',
  ...[
    'agree',
    'neutral',
    '',
    'disagree',
    'agree',
    'neutral',
    'agree',
    '',
    'disagree',
    'neutral',
    'agree',
  ].map((answer, i) => `${20 + i},${answer}`),
].join('\n');

const { page } = await testStudio();

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const kindOf = (kind: string): Locator => button(`Kind of answer: ${kind}`);
const options = (): Locator => page.getByRole('option');
const dialog = (): Locator => page.getByRole('dialog', { name: 'Levels of answer' });
const list = (): Locator => page.getByRole('listbox', { name: 'Levels of answer in their order' });

/** The levels as they stand in the dialog, each with its rows: "neutral 3". */
const shown = () => options().evaluateAll((rows) => rows.map((row) => row.textContent));

it('asks for the order of text answers at once, and changes nothing when cancelled', async () => {
  const chooser = page.waitForEvent('filechooser');
  await button('Import CSV file…').click();
  await (await chooser).setFiles({ name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByText('11 rows, 2 columns').waitFor();
  await kindOf('string').click();
  await page.getByRole('menuitemradio', { name: /^Ordered categories/ }).click();
  await dialog().waitFor();
  // The alphabet's order, with the rows of each; the two blank answers are no level.
  await expect.poll(shown).toEqual(['1agreelowest4', '2disagree2', '3neutralhighest3']);
  await dialog().getByText('2 rows without a value').waitFor();
  expect(await page.getByLabel('The levels have an order').isChecked()).toBe(true);
  await expectSound(page);
  await button('Cancel').click();
  await expect
    .poll(() => kindOf('string').evaluate((element) => element === document.activeElement))
    .toBe(true);
  expect(await kindOf('string').getAttribute('data-badge')).toBe('abc');
});

it('leads from a model’s problem to the order of the levels, which solves it', async () => {
  await page.getByRole('tabpanel').getByRole('button', { name: 'New model' }).click();
  await page.getByLabel('Formula', { exact: true }).fill('answer ~ age');
  await page.getByRole('combobox', { name: 'Family' }).click();
  await page.getByRole('option', { name: /^cumulative/i }).click();
  const problem = page.getByText(
    /“answer” has (levels|values) without an order; the family cumulative needs/,
  );
  await problem.waitFor();
  expect(await button('Fit').isDisabled()).toBe(true);
  await expectSound(page);

  await button('Put the levels of answer in order…').click();
  await expect.poll(() => list().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  expect(await shown()).toEqual(['1disagreelowest2', '2neutral3', '3agreehighest4']);
  await button('Apply').click();
  await dialog().waitFor({ state: 'hidden' });
  await kindOf('ordered factor').waitFor();
  expect(await kindOf('ordered factor').getAttribute('data-badge')).toBe('A<B');
  await page
    .locator('td', { hasText: /^neutral$/ })
    .first()
    .click();
  await page.getByText('disagree < neutral < agree').waitFor();
  await page.getByText('2 (18.2 %)').waitFor();

  await page.getByRole('tab', { name: 'Model 1' }).click();
  await expect.poll(() => button('Fit').isEnabled()).toBe(true);
  expect(await problem.count()).toBe(0);
});

it('comes back after a reload on the part of the model that it was on', async () => {
  await page.getByRole('tab', { name: 'Priors' }).click();
  await page.reload();
  const priors = page.getByRole('tab', { name: 'Priors', selected: true });
  await priors.waitFor();
});

it('makes another level the reference of an unordered factor, by buttons and by dragging', async () => {
  await page.getByRole('tab', { name: /survey/ }).click();
  await kindOf('ordered factor').click();
  await page.getByRole('menuitem', { name: 'Levels…' }).click();
  await page.getByLabel('The levels have an order').click();
  await options().nth(1).click();
  await button('Make reference').click();
  expect(await shown()).toEqual(['1neutralreference3', '2disagree2', '3agree4']);
  await button('Reverse').click();
  expect(await shown()).toEqual(['1agreereference4', '2disagree2', '3neutral3']);
  await options().nth(2).dragTo(options().nth(0));
  expect(await shown()).toEqual(['1neutralreference3', '2agree4', '3disagree2']);
  await button('Apply').click();
  await kindOf('factor').waitFor();
  await page
    .locator('td', { hasText: /^neutral$/ })
    .first()
    .click();
  await page.getByText('neutral, agree, disagree').waitFor();
});
