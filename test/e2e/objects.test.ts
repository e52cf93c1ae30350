import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openScreen } from './support/open-screen';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

const minute = 60_000;
const { page } = await testStudio();

beforeAll(async () => {
  await page.getByRole('button', { name: /Epilepsy seizures/ }).click();
  await page.getByRole('tab', { name: /epilepsy/ }).waitFor({ timeout: minute });
  await page.getByText('R ready').waitFor({ timeout: minute });
  await openScreen(page, 'Objects');
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const tree = (): Locator => page.getByRole('tree', { name: 'R objects' });
const row = (name: string | RegExp): Locator => page.getByRole('treeitem', { name });
const chosen = (): Locator => page.locator('[role=treeitem][aria-selected=true]');
const code = (): Locator => page.getByLabel('R code of a new object');
const printed = (): Locator => page.getByRole('region', { name: 'Printed form' });
const view = (name: string): Locator =>
  page.getByRole('radiogroup', { name: 'View of the object' }).getByText(name, { exact: true });

async function run(text: string): Promise<void> {
  await code().fill(text);
  await code().press('Enter');
}

describe('objects of the project', () => {
  it('begins with what objects are and how to get one', async () => {
    await page.getByText('No objects yet').waitFor();
    await expectSound(page, 'wide');
  });

  it('adds a data set, shows it as a table, and opens it to its columns', async () => {
    await button('Add data…').first().click();
    await page.getByRole('menuitem', { name: /epilepsy/ }).click();
    await row(/Data epilepsy.*236 × 9/).waitFor();
    const grid = page.getByRole('grid', { name: 'Table of the object' });
    await grid.getByText('zBase', { exact: true }).first().waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe('237');
    await grid.focus();
    await page.keyboard.press('Control+End');
    await page.locator('#cell-235-8').waitFor();
    await tree().focus();
    await page.keyboard.press('ArrowRight');
    await row(/^Trt/).waitFor();
    await row(/^zBase/).click();
    await page.getByText('x$zBase', { exact: true }).waitFor();
    await expectSound(page, 'wide');
  });
});

describe('objects of code', () => {
  it('runs code, says what R said, and looks into the result', async () => {
    await run('d <- data.frame(x = 1:9, y = (1:9)^2); message("nine rows"); lm(y ~ x, d)');
    await row(/^lm\(y ~ x, d\)/).waitFor();
    await page.getByRole('log', { name: 'What R said' }).getByText('nine rows').waitFor();
    await printed().getByText('Coefficients:').waitFor();
    await tree().focus();
    await page.keyboard.press('ArrowRight');
    await row(/^coefficients/).click();
    await page.getByText('x$coefficients', { exact: true }).waitFor();
    const shown = async () => (await printed().innerText()).replace(/\s+/g, ' ').trim();
    await expect.poll(shown).toBe('(Intercept) x -18.33333 10.00000');
    await view('Structure').click();
    await page.getByRole('region', { name: 'Structure' }).getByText('Named num').waitFor();
    await view('Print').click();
  });

  it('looks into slots and attributes of an S4 object, and into an environment that holds itself', async () => {
    await run('setClass("P", representation(at = "numeric")); new("P", at = 1:3/7)');
    await row(/^new\("P"/).waitFor();
    await tree().focus();
    await page.keyboard.press('ArrowRight');
    await row(/^@at/).click();
    await page.getByText('x@at', { exact: true }).waitFor();
    await row(/^class attr character 1 "P"/).click();
    await page.getByText('attr(x, "class")', { exact: true }).waitFor();

    await run('e <- new.env(); e$self <- e; e$`odd name` <- 1L; e');
    await row(/^e environment|^e <|^e\b.*<environment>/)
      .first()
      .waitFor();
    await tree().focus();
    await page.keyboard.press('ArrowRight');
    await row(/^self/).click();
    await page.getByText('x$self', { exact: true }).waitFor();
    await tree().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => row(/^odd name/).count()).toBe(2);
    await row(/^odd name/)
      .last()
      .click();
    await page.getByText('x$self$`odd name`', { exact: true }).waitFor();
    await expectSound(page, 'wide');
  });

  it('keeps code that R refuses, and marks the place', async () => {
    await run('list(1\n2)');
    await page.getByText(/cannot be read at line 2, column 1: unexpected numeric constant/).waitFor();
    const marked = code().evaluate((input: HTMLTextAreaElement) =>
      input.value.slice(input.selectionStart, input.selectionEnd),
    );
    expect(await marked).toBe('2');
    await run('stop("no such luck")');
    await page.getByRole('alert').getByText('no such luck', { exact: true }).waitFor();
    expect(await code().inputValue()).toBe('stop("no such luck")');
    await expectSound(page, 'wide');
    await code().fill('');
    await code().press('ArrowUp');
    await code().press('ArrowUp');
    expect(await code().inputValue()).toBe('list(1\n2)');
    await code().fill('');
  });

  it('offers functions for what is typed', async () => {
    await code().pressSequentially('colMea');
    await page.getByRole('option', { name: 'base::colMeans' }).waitFor();
    await code().press('Tab');
    expect(await code().inputValue()).toBe('colMeans');
    await code().fill('');
  });

  it('stops code that runs on', async () => {
    const before = await row(/./).count();
    await run('Sys.sleep(60)');
    await page.getByText(/R code, \d+ s/).waitFor();
    await button('Stop').click();
    await button('Run').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await row(/./).count()).toBe(before);
  });
});

describe('a call with an object', () => {
  it('takes a function, fills in the object, shows the call, and keeps the result', async () => {
    await row(/^Data epilepsy/).click();
    await button('Call a function with this…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Function' }).fill('base::summary');
    await dialog.getByRole('combobox', { name: 'Function' }).press('Enter');
    await dialog
      .getByRole('textbox', { name: 'The call' })
      .getByText('base::summary(object = epilepsy)')
      .waitFor();
    await expectSound(page, 'wide');
    await dialog.getByRole('button', { name: 'Run' }).click();
    await dialog.getByRole('region', { name: 'Printed result' }).getByText('zBase').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await chosen().filter({ hasText: 'base::summary(object = epilepsy)' }).waitFor();
  });
});

describe('letting objects go', () => {
  it('opens, closes and releases by the keyboard alone', async () => {
    await row(/^base::summary/).click();
    await tree().focus();
    await page.keyboard.press('Delete');
    await row(/^base::summary/).waitFor({ state: 'detached' });
    // On the object that is next, a word finds another.
    await page.keyboard.type('data ep');
    await chosen().filter({ hasText: 'Data epilepsy' }).waitFor();
    const active = row(/^Data epilepsy/);
    expect(await active.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    expect(await active.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    const question = page.getByRole('dialog');
    await question.getByText(/Fits and data can be added again/).waitFor();
    await page.keyboard.press('Escape');
    expect(await active.count()).toBe(1);
  });

  it('says that R was restarted and its objects are gone, and adds the data again', async () => {
    await button(/R ready/).click();
    await page
      .getByRole('menuitem', { name: /^Restart/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await page.getByText(/R was restarted at .*: its \d objects are gone/).waitFor();
    expect(await row(/./).count()).toBe(0);
    await expectSound(page, 'wide');
    await button('Add Data epilepsy again').click();
    await row(/^Data epilepsy/).waitFor({ timeout: minute });
  });
});
