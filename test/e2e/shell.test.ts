import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLabel, keysOf, keysText, type ShellCommandId } from '../../shared/contract/shell';
import { temporaryHome } from './support/app-process';
import { dropFiles } from './support/drop-files';
import { expectSound } from './support/sound';
import { openStudio, type Studio } from './support/studio';

let home: string;
let app: Studio;
let page: Page;
/** The folder of the project that the first test makes. */
let project: string;

beforeAll(async () => {
  home = temporaryHome();
  writeFileSync(join(home, 'counts.csv'), 'count,group\n1,a\n4,b\n2,a\n7,b\n');
  app = await openStudio({ home });
  page = app.page;
  page.setDefaultTimeout(15_000);
  project = join(home, 'Brms Studio', 'counts');
});
afterAll(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const tab = (name: RegExp): Locator => page.getByRole('tab', { name });
const dialog = (name: string): Locator => page.getByRole('dialog', { name });
const option = (name: string): Locator => dialog('Commands').getByRole('button', { name, exact: true });
const startPage = (on = page): Locator => on.getByRole('heading', { name: 'Start from a question' });
const notice = (text: string | RegExp): Locator => page.getByRole('alert').filter({ hasText: text });

/** Puts away every notice; one may fade for a moment. */
async function dismiss(): Promise<void> {
  const click = () => button('Dismiss').first().click({ timeout: 1000 });
  for (let i = 0; i < 10 && (await button('Dismiss').count()) > 0; i++) await click().catch(() => undefined);
}

/** A command as the palette names it: with its keys behind its words. */
function words(id: ShellCommandId): string {
  const keys = keysOf(id, { menu: false });
  return keys === null ? commandLabel(id) : `${commandLabel(id)} ${keysText(keys, 'linux')}`;
}

describe('what is dropped', () => {
  it('is imported where it is data, into a new project where none is open', async () => {
    await startPage().waitFor();
    await dropFiles(page, [join(home, 'counts.csv')]);
    await tab(/counts/).waitFor();
    await page.getByText('4 rows, 2 columns').waitFor();
    expect(existsSync(join(project, 'project.brmsproj'))).toBe(true);
  });

  it('is opened where it is a project that is known, by its folder or its file', async () => {
    for (const path of [project, join(project, 'project.brmsproj')]) {
      await page.getByRole('button', { name: 'Main menu' }).click();
      await page.getByRole('menuitem', { name: commandLabel('project.close') }).click();
      await startPage().waitFor();
      await dropFiles(page, [path]);
      await tab(/counts/).waitFor();
    }
  });

  it('is told to be opened by its path where a browser does not say where it lies', async () => {
    const elsewhere = join(home, 'elsewhere');
    cpSync(project, elsewhere, { recursive: true });
    writeFileSync(
      join(elsewhere, 'project.brmsproj'),
      `${readFileSync(join(elsewhere, 'project.brmsproj'))} `,
    );
    await dropFiles(page, [elsewhere]);
    await notice('A browser cannot tell where “elsewhere” is').waitFor();
    mkdirSync(join(home, 'nothing'));
    await dropFiles(page, [join(home, 'nothing')]);
    await notice('There is no project in “nothing”').waitFor();
    await dismiss();
    await tab(/counts/).waitFor();
  });
});

describe('the one list of commands', () => {
  it('is in the palette with its keys, as far as a command can be done now', async () => {
    await page.keyboard.press('Control+k');
    await dialog('Commands').waitFor();
    for (const id of ['project.new', 'project.saveCopy', 'tab.close', 'jobs.toggle'] as const) {
      expect.soft(await option(words(id)).count()).toBe(1);
    }
    // There is no model in front, and a browser shows no folders.
    for (const id of ['model.fit', 'project.reveal'] as const) {
      expect.soft(await option(words(id)).count()).toBe(0);
    }
    await page.keyboard.press('Escape');
  });

  it('is in the main menu with the same words and keys', async () => {
    await button('Main menu').click();
    for (const id of ['project.open', 'project.saveCopy', 'go.sessions', 'commands.show'] as const) {
      await page.getByRole('menuitem', { name: words(id), exact: true }).waitFor();
    }
    expect(await page.getByRole('menuitem', { name: commandLabel('project.reveal') }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('has keys that work, in fields too', async () => {
    const pressed = () => button('Jobs panel').getAttribute('aria-pressed');
    expect(await pressed()).toBe('false');
    await page.keyboard.press('Control+j');
    await expect.poll(pressed).toBe('true');
    await page.keyboard.press('Control+j');
    await expect.poll(pressed).toBe('false');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('New model on counts');
    await page.keyboard.press('Enter');
    await tab(/Model 1/).waitFor();
    await page.getByLabel('Model name').focus();
    await page.keyboard.press('Alt+PageUp');
    expect(await tab(/counts/).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Alt+PageDown');
    expect(await tab(/Model 1/).getAttribute('aria-selected')).toBe('true');
  });

  it('begins in the palette with what is about the model in front', async () => {
    await page.keyboard.press('Control+k');
    await option(words('model.fit')).waitFor();
    const first = dialog('Commands').getByRole('button').first();
    await expect.poll(() => first.innerText()).toContain(commandLabel('model.fit'));
    await page.keyboard.press('Escape');
  });
});

describe('a project by its path', () => {
  it('is opened, after what is wrong with a path has been told', async () => {
    await page.keyboard.press('Control+o');
    await dialog('Open a project').waitFor();
    await expectSound(page);
    await page.getByLabel('Folder of the project').fill(join(home, 'nothing'));
    await page.keyboard.press('Enter');
    await notice('There is no Brms Studio project').waitFor();
    await dismiss();
    // What was open still is.
    await tab(/Model 1/).waitFor();
    await page.keyboard.press('Control+o');
    await page.getByLabel('Folder of the project').fill(join(project, 'project.brmsproj'));
    await page.keyboard.press('Enter');
    await expect.poll(() => dialog('Open a project').count()).toBe(0);
    await tab(/Model 1/).waitFor();
  });

  it('is copied to another one, which opens; a folder that is there is refused', async () => {
    await page.keyboard.press('Control+Shift+s');
    const path = page.getByLabel('Folder of the copy');
    expect(await path.inputValue()).toBe(`${project} copy`);
    await path.fill(project);
    await button('Save the copy').click();
    await dialog('Save a copy of the project').getByText('There is something at').waitFor();
    const copy = join(home, 'kept', 'copy');
    await path.fill(copy);
    await button('Save the copy').click();
    await button('Open the copy').click();
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('counts');
    await tab(/Model 1/).waitFor();
    expect(existsSync(join(copy, 'models', 'model.json'))).toBe(true);
    // It was made here, from a project that is trusted.
    expect(await page.getByText('not trusted').count()).toBe(0);
  });
});

describe('a page', () => {
  it('in a new window is the start page, and stays what it is when it is loaded again', async () => {
    await button('Main menu').click();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('menuitem', { name: commandLabel('window.new') }).click();
    const other = await opening;
    await startPage(other).waitFor();
    expect(new URL(other.url()).hash).toBe('');
    await other.reload();
    await startPage(other).waitFor();
    await page.reload();
    await tab(/Model 1/).waitFor();
    await other.close();
  });

  it('of which a part is not there any more says so, and can be loaded again', async () => {
    const other = await page.context().newPage();
    await other.route('**/lazy-screens-*.js', (route) => route.abort());
    await other.goto(page.url());
    await other.getByRole('alert').getByText('lazy-screens').waitFor();
    await other.unrouteAll();
    await other.getByRole('button', { name: 'Load the page again' }).click();
    await other.getByRole('tab', { name: /Model 1/ }).waitFor();
    await other.close();
  });

  it('that crashes loses nothing that was typed', async () => {
    await tab(/Model 1/).click();
    await page.getByLabel('Formula', { exact: true }).fill('count ~ 1 + (1 | group)');
    // A model without a name cannot be saved, and is not lost either.
    await page.getByLabel('Model name').fill('');
    const address = page.url();
    const devtools = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    // It never answers.
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    const next = await page.context().newPage();
    await next.goto(address);
    await page.close();
    page = next;
    await tab(/counts/).waitFor();
    await expect
      .poll(() => page.getByLabel('Formula', { exact: true }).inputValue())
      .toBe('count ~ 1 + (1 | group)');
    expect(await page.getByLabel('Model name').inputValue()).toBe('');
    await page.getByText('Not saved').waitFor();
    await page.getByLabel('Model name').fill('Counts');
    await page.getByText('Saved').waitFor();
    const saved = readFileSync(join(home, 'kept', 'copy', 'models', 'model.json'), 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ name: 'Counts', spec: { formula: 'count ~ 1 + (1 | group)' } });
  });
});
