// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { completeBrowser } from '../../fake/browser';
import { fit, project } from '../../fake/fixtures';
import { memoryStorage, opened } from '../../fake/opened';
import { render } from '../../fake/render';

// What is drawn asks the browser when it is loaded.
beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function shown(storage = memoryStorage()) {
  const { FitTab } = await import('../../../../renderer/areas/fits/fit-tab');
  const studio = await opened(storage);
  // The summary stays on its way: what a part shows of it is the part's own test.
  studio.connection.answer({ 'analysis.run': () => new Promise(() => undefined) });
  studio.state().projectChanged({ ...project, fits: [fit] });
  return { ...studio, page: await render(<FitTab fitId={fit.id} />, studio) };
}

const front = '[role="tab"][aria-selected="true"]';

describe('the parts of a fit’s tab', () => {
  it('are a strip of tabs in the order of the work, without those that have nothing to show yet', async () => {
    const { page } = await shown();
    expect(page.all('[role="tablist"]').map((list) => list.getAttribute('aria-label'))).toEqual([
      'Parts of the fit',
    ]);
    expect(page.texts('[role="tab"]')).toEqual(['Summary', 'Convergence', 'Compare', 'Details']);
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
    await page.act(() => page.all(front)[0]?.focus());
    await press('ArrowRight');
    expect(page.texts(front)).toEqual(['Convergence']);
    await press('ArrowRight');
    expect(page.texts(front)).toEqual(['Compare']);
    await press('ArrowLeft');
    expect(page.texts(front)).toEqual(['Convergence']);
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

describe('a part of sections', () => {
  it('is hidden until one of its sections suits the fit, and shows those that do', async () => {
    const { partOfSections } = await import('../../../../renderer/areas/fits/parts/part-of-sections');
    const section = (id: string, suits: boolean) => ({ id, suits: () => suits, Body: () => <p>{id}</p> });
    const none = partOfSections('compare', 'fits.parts.compare', [section('a', false)]);
    expect(none.suits(fit)).toBe(false);
    const some = partOfSections('compare', 'fits.parts.compare', [section('a', false), section('b', true)]);
    expect(some.suits(fit)).toBe(true);
    const { Body } = some;
    const page = await render(<Body fit={fit} view={{} as never} />, await opened());
    expect(page.texts('p')).toEqual(['b']);
  });
});
