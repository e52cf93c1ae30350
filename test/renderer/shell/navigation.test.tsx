// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Navigation } from '../../../renderer/shell/navigation';
import { tabKindIds, tabKinds, tabLines } from '../../../renderer/shell/tabs/tab-kinds';
import type { StudioState } from '../../../renderer/store/state';
import { worker } from '../fake/fixtures';
import { memoryStorage, opened } from '../fake/opened';
import { render } from '../fake/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const ready = { ...worker, state: 'ready', versions: { R: '4.2.2', brms: '2.18.0' } } as const;
const fold = '[aria-label="R"] [aria-expanded]';

async function navigation(storage = memoryStorage()) {
  const studio = await opened(storage);
  studio.state().workersChanged([ready]);
  return { ...studio, page: await render(<Navigation />, studio) };
}

/** What can be opened of R, in its order. */
function linesOfR(state: StudioState): readonly string[] {
  const kinds = tabKindIds.filter((kind) => tabKinds[kind].section === 'r');
  return kinds.flatMap((kind) => tabLines(state, kind)).map(({ title }) => title);
}

it('has the results in front, and the group R folded below them', async () => {
  const { page } = await navigation();
  expect(page.texts('h2')).toEqual(['Data', 'Models', 'Fits', 'R']);
  expect(page.all(fold)[0]?.getAttribute('aria-expanded')).toBe('false');
  expect(page.texts('[aria-label="R"] li')).toEqual([]);
});

it('keeps on this machine that R is unfolded', async () => {
  const storage = memoryStorage();
  const { page, state } = await navigation(storage);
  await page.act(() => page.all(fold)[0]?.click());
  const titles = page.all('[aria-label="R"] li button').map(({ title }) => title);
  expect(titles).toEqual(linesOfR(state()));
  expect(titles.slice(0, 3)).toEqual(['Objects', 'Sessions', 'Environments']);
  await page.unmount();
  const later = await navigation(storage);
  expect(later.page.all(fold)[0]?.getAttribute('aria-expanded')).toBe('true');
});

it('tells on the head of R that something there wants attention', async () => {
  const { page, state } = await navigation();
  expect(page.all(`${fold} [role="img"]`)).toEqual([]);
  await page.act(() => state().workersChanged([{ ...ready, state: 'failed', message: 'R ended' }]));
  expect(page.all(`${fold} [role="img"]`)[0]?.getAttribute('aria-label')).toBe('R does not run');
  await page.act(() => state().workersChanged([ready]));
  expect(page.all(`${fold} [role="img"]`)).toEqual([]);
});

it('opens what is clicked, and marks what is in front', async () => {
  const { page, state } = await navigation();
  const model = state().project?.models[0];
  const line = () => page.all('[aria-label="Models"] li button')[0];
  await page.act(() => state().closeTabs());
  expect(line()?.getAttribute('aria-current')).toBeNull();
  await page.act(() => line()?.click());
  expect(state().activeTab).toBe(`model:${model?.id}`);
  expect(line()?.getAttribute('aria-current')).toBe('page');
});
