// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ProjectName } from '../../../renderer/shell/project-name';
import { completeBrowser } from '../fake/browser';
import { type } from '../fake/deeds';
import { project } from '../fake/fixtures';
import { opened } from '../fake/opened';
import { render } from '../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function renaming() {
  const studio = await opened();
  const renamed: unknown[] = [];
  studio.connection.answer({
    'project.rename': (input) => {
      renamed.push(input);
      return { ...project, ...input };
    },
  });
  const page = await render(<ProjectName />, studio);
  await page.act(() => page.all('button')[0]?.focus());
  await page.act(() => page.all('button')[0]?.click());
  const [input] = page.all('input');
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no field.');
  const press = (key: string) =>
    page.act(() => input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  return { page, input, renamed, press };
}

it.each([
  ['Escape', 0],
  ['Enter', 1],
])('after %s the keyboard’s focus is on the name again', async (key, times) => {
  const { page, input, renamed, press } = await renaming();
  // The page has its heading also meanwhile.
  expect(page.texts('h1')).toHaveLength(1);
  await page.act(() => input.focus());
  await page.act(() => type(input, 'Another name'));
  await press(key);
  expect(page.all('input')).toEqual([]);
  expect(document.activeElement).toBe(page.all('h1 button')[0]);
  expect(renamed).toHaveLength(times);
});
