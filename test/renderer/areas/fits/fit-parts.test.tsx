// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Summary } from '../../../../shared/analyses/summary';
import { t } from '../../../../shared/texts/texts';
import { completeBrowser } from '../../fake/browser';
import { fit, project, summaryRow } from '../../fake/fixtures';
import { memoryStorage, opened } from '../../fake/opened';
import { render } from '../../fake/render';

// What is drawn asks the browser when it is loaded.
beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A fit's tab. Without a summary, the summary stays on its way: what a part shows of it is the part's own test. */
async function shown(storage = memoryStorage(), summary?: Summary) {
  const { FitTab } = await import('../../../../renderer/areas/fits/fit-tab');
  const studio = await opened(storage);
  const late = new Promise(() => undefined);
  studio.connection.answer({ 'analysis.run': ({ id }) => (id === 'summary' && summary) || late });
  studio.state().projectChanged({ ...project, fits: [fit] });
  const page = await render(<FitTab fitId={fit.id} />, studio);
  await page.act(() => vi.advanceTimersByTimeAsync(1));
  return { ...studio, page };
}

const front = '[role="tab"][aria-selected="true"]';

describe('the parts of a fit’s tab', () => {
  it('are a strip of tabs in the order of the work, without those that have nothing to show yet', async () => {
    const { page } = await shown();
    expect(page.all('[role="tablist"]').map((list) => list.getAttribute('aria-label'))).toEqual([
      'Parts of the fit',
    ]);
    const { fitParts } = await import('../../../../renderer/areas/fits/parts/fit-parts');
    const titles = fitParts.filter(({ suits }) => suits(fit)).map(({ title }) => t(title));
    expect(page.texts('[role="tab"]')).toEqual(titles);
    const usual = ['Summary', 'Convergence', 'Checks', 'Effects', 'Compare', 'Details'];
    expect(fitParts.map(({ title }) => t(title)).filter((title) => usual.includes(title))).toEqual(usual);
    expect(titles).toEqual(expect.arrayContaining(['Summary', 'Convergence', 'Compare', 'Details']));
    expect(page.texts(front)).toEqual(['Summary']);
    const [tab] = page.all(front);
    const panel = page.all('[role="tabpanel"]')[0];
    expect(panel?.id).toBe(tab?.getAttribute('aria-controls'));
  });

  it('are gone through by the arrow keys', async () => {
    const { page } = await shown();
    const press = (key: string) =>
      page.act(() => {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true }));
      });
    const [, second, third] = page.texts('[role="tab"]');
    await page.act(() => page.all(front)[0]?.focus());
    await press('ArrowRight');
    expect(page.texts(front)).toEqual([second]);
    await press('ArrowRight');
    expect(page.texts(front)).toEqual([third]);
    await press('ArrowLeft');
    expect(page.texts(front)).toEqual([second]);
  });

  it('stay in front for their fit, also in a page that is loaded later', async () => {
    const storage = memoryStorage();
    const { page } = await shown(storage);
    await page.act(() => page.all('[role="tab"]').at(-1)?.click());
    expect(page.texts(front)).toEqual(['Details']);
    expect(page.all('[aria-label="Facts"], dl').length).toBeGreaterThan(0);
    await page.unmount();
    const later = await shown(storage);
    expect(later.page.texts(front)).toEqual(['Details']);
  });

  it('begin with the first where the one in front has nothing to show any more', async () => {
    const { page, state } = await shown();
    await page.act(() => state().showPart(`fit:${fit.id}`, 'effects'));
    expect(page.texts(front)).toEqual(['Summary']);
  });
});

describe('the summary', () => {
  const line = 'hr[aria-label="Height of the plots"]';
  const plots = 'section[aria-label="Draws of b_x"]';

  it('has its table over its plots, at the height that the line between them was moved to', async () => {
    const storage = memoryStorage();
    const summary = { prob: 0.95, rows: [summaryRow('b_x')] };
    const { page } = await shown(storage, summary);
    const height = () => Number.parseInt(page.all(plots)[0]?.parentElement?.style.height ?? '', 10);
    const before = height();
    expect(page.all(line)[0]?.getAttribute('aria-valuenow')).toBe(`${before}`);
    const press = new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true });
    await page.act(() => page.all(line)[0]?.dispatchEvent(press));
    expect(height()).toBe(before + 16);
    await page.unmount();
    const later = await shown(storage, summary);
    expect(later.page.all(plots)[0]?.parentElement?.style.height).toBe(`${before + 16}px`);
  });

  it('has no line while there are no draws to show', async () => {
    const { page } = await shown();
    expect(page.all('hr')).toEqual([]);
  });
});

describe('a part of sections', () => {
  it('is hidden until one of its sections suits the fit, and shows those that do', async () => {
    const { partOfSections } = await import('../../../../renderer/areas/fits/parts/part-of-sections');
    const section = (id: string, suits: boolean) => ({ id, suits: () => suits, Body: () => <p>{id}</p> });
    const none = partOfSections('compare', 'fits.view', [section('a', false)]);
    expect(none.suits(fit)).toBe(false);
    const some = partOfSections('compare', 'fits.view', [section('a', false), section('b', true)]);
    expect(some.suits(fit)).toBe(true);
    const { Body } = some;
    const page = await render(<Body fit={fit} view={{} as never} />, await opened());
    expect(page.texts('p')).toEqual(['b']);
  });
});
