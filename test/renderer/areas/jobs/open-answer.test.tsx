// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { completeBrowser } from '../../fake/browser';
import { analysisWork, fit, project } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

// What is drawn asks the browser when it is loaded.
beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('opens the part of the fit that shows the answer, as long as the fit is there', async () => {
  const { OpenAnswer } = await import('../../../../renderer/areas/jobs/open-answer');
  const studio = await opened();
  studio.state().projectChanged({ ...project, fits: [fit] });
  const page = await render(<OpenAnswer item={analysisWork} />, studio);
  expect(page.texts('button')).toEqual(['Open']);
  await page.act(() => page.all('button')[0]?.click());
  expect(studio.state()).toMatchObject({ activeTab: 'fit:f1', parts: { 'fit:f1': 'compare' } });
});

it('leads nowhere where the fit is gone, or no part shows the answer', async () => {
  const { OpenAnswer } = await import('../../../../renderer/areas/jobs/open-answer');
  const studio = await opened();
  const gone = await render(<OpenAnswer item={analysisWork} />, studio);
  expect(gone.texts('button')).toEqual([]);
  await gone.act(() => studio.state().projectChanged({ ...project, fits: [fit] }));
  const detail = { ...analysisWork.detail, analysisId: 'nothing' };
  const unknown = await render(<OpenAnswer item={{ ...analysisWork, detail }} />, studio);
  expect(unknown.texts('button')).toEqual([]);
});
