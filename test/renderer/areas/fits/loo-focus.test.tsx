// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { StudioError } from '../../../../shared/errors/studio-error';
import { completeBrowser } from '../../fake/browser';
import { fit, project } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('LOO keeps the keyboard’s focus when its button gives way to the progress, and that to an answer', async () => {
  const { LooView } = await import('../../../../renderer/areas/fits/loo-view');
  const studio = await opened();
  let refuse: (error: StudioError) => void = () => undefined;
  studio.connection.answer({
    'analysis.run': () => new Promise((_, reject) => (refuse = reject)),
  });
  studio.state().projectChanged({ ...project, fits: [fit] });
  const page = await render(<LooView fit={fit} />, studio);
  const button = page.all('button').find(({ textContent }) => textContent === 'Compute LOO');
  await page.act(() => {
    button?.focus();
    button?.click();
  });
  expect(button?.isConnected).toBe(false);
  const section = page.all('section')[0];
  expect(document.activeElement).toBe(section);

  // The Stop that comes after a while has the focus, and goes with the progress.
  await page.act(() => vi.advanceTimersByTime(150));
  const stop = page.all('button').find(({ textContent }) => textContent === 'Stop');
  await page.act(() => stop?.focus());
  expect(document.activeElement).toBe(stop);
  await page.act(() => refuse(new StudioError('r-error', 'R said no.')));
  expect(page.texts('[role="alert"]')[0]).toContain('R said no.');
  expect(document.activeElement).toBe(section);
});
