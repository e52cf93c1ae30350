// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { completeBrowser } from '../fake/browser';
import { memoryStorage, opened } from '../fake/opened';
import { render } from '../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function shown(storage = memoryStorage(), last: string | null = 'details') {
  const { Split } = await import('../../../renderer/ui/split');
  const page = await render(
    <Split
      {...{ label: 'Width of the list', axis: 'x', sized: 'first', size: 250, min: 180, max: 400 }}
      keep={['list width', 'machine']}
      first={<p>list</p>}
      last={last === null ? null : <p>{last}</p>}
    />,
    await opened(storage),
  );
  const line = () => page.all('hr')[0];
  return {
    ...{ page, line },
    width: () => page.all('p')[0]?.parentElement?.style.width,
    press: (key: string) =>
      page.act(() => line()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))),
  };
}

it('keeps the size that its line was moved to, also in a page that is loaded later', async () => {
  const storage = memoryStorage();
  const { page, line, width, press } = await shown(storage);
  expect(width()).toBe('250px');
  expect(line()?.getAttribute('aria-label')).toBe('Width of the list');
  await press('ArrowRight');
  expect(width()).toBe('266px');
  expect(line()?.getAttribute('aria-valuenow')).toBe('266');
  await page.unmount();
  const later = await shown(storage);
  expect(later.width()).toBe('266px');
});

it('goes no further than it may', async () => {
  const { width, press } = await shown();
  await press('End');
  await press('ArrowRight');
  expect(width()).toBe('400px');
  await press('Home');
  await press('ArrowLeft');
  expect(width()).toBe('180px');
});

it('gives all to the first pane where there is nothing for the other', async () => {
  const { page } = await shown(memoryStorage(), null);
  expect(page.texts('p')).toEqual(['list']);
  expect(page.all('hr')).toEqual([]);
});

it.each([1, 2])(
  'its line goes as far as the mouse, in a page that is zoomed to %i times its size too',
  async (zoom) => {
    const { page, line, width } = await shown();
    vi.spyOn(document.body, 'offsetWidth', 'get').mockReturnValue(700);
    vi.spyOn(document.body, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 700 * zoom, 900));
    const handle = line();
    if (!handle) throw new Error('There is no line.');
    handle.setPointerCapture = () => undefined;
    const mouse = (type: string, clientX: number) =>
      page.act(() => handle.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX })));
    await mouse('pointerdown', 250 * zoom);
    await mouse('pointermove', 310 * zoom);
    expect(width()).toBe('310px');
    vi.restoreAllMocks();
  },
);
