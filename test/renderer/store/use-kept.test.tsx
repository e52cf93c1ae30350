// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { useKept } from '../../../renderer/store/use-kept';
import { completeBrowser } from '../fake/browser';
import { fit, project } from '../fake/fixtures';
import { memoryStorage, opened } from '../fake/opened';
import { render } from '../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const other = { ...project, path: '/projects/other' };

function Values() {
  const [variable, setVariable] = useKept<string | null>('variable fit-1', null);
  const [filter, setFilter] = useKept('filter fit-1', '');
  const [width, setWidth] = useKept('width', 100, 'machine');
  function change() {
    setVariable('b_Age');
    setFilter('Age');
    setWidth(200);
  }
  return (
    <button type="button" onClick={change}>
      {JSON.stringify([variable, filter, width])}
    </button>
  );
}

it('what a view keeps is of the project that is open, but for what is of the machine', async () => {
  const tabStorage = memoryStorage();
  const studio = await opened(undefined, tabStorage);
  const page = await render(<Values />, studio);
  expect(page.texts('button')).toEqual(['[null,"",100]']);
  await page.act(() => page.all('button')[0]?.click());
  expect(page.texts('button')).toEqual(['["b_Age","Age",200]']);
  await page.act(() => studio.state().enterProject(other));
  expect(page.texts('button')).toEqual(['[null,"",200]']);
  await page.act(() => studio.state().enterProject(project));
  expect(page.texts('button')).toEqual(['["b_Age","Age",200]']);
  await page.unmount();
  // What was typed outlives a crash of the page, also by project.
  const later = await opened(undefined, tabStorage);
  const again = await render(<Values />, later);
  expect(again.texts('button')).toEqual(['[null,"Age",100]']);
  await again.act(() => later.state().enterProject(other));
  expect(again.texts('button')).toEqual(['[null,"",100]']);
});

it('LOO that was asked for in one project is not asked for in the next by itself', async () => {
  const { LooView } = await import('../../../renderer/areas/fits/loo-view');
  const studio = await opened();
  studio.connection.answer({ 'analysis.run': () => new Promise(() => undefined) });
  const asked = () => studio.connection.calls.filter(({ name }) => name === 'analysis.run').length;
  const page = await render(<LooView fit={fit} />, studio);
  await page.act(() =>
    page
      .all('button')
      .find(({ textContent }) => textContent === 'Compute LOO')
      ?.click(),
  );
  await page.act(() => vi.advanceTimersByTimeAsync(1));
  expect(asked()).toBe(1);
  await page.act(() => studio.state().enterProject(other));
  await page.act(() => vi.advanceTimersByTimeAsync(1));
  expect(asked()).toBe(1);
  expect(page.texts('button')).toContain('Compute LOO');
});
