// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { StudioError } from '../../../../shared/errors/studio-error';
import { completeBrowser } from '../../fake/browser';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('keeps the keyboard’s focus when a data set has been added from its menu, where Run cannot have it', async () => {
  const { AddBar } = await import('../../../../renderer/areas/objects/add-bar');
  const studio = await opened();
  let end: (error: StudioError) => void = () => undefined;
  const until = new Promise<never>((_, reject) => {
    end = reject;
  });
  until.catch(() => undefined);
  studio.connection.answer({ 'objects.add': () => until });
  const page = await render(<AddBar />, studio);
  const button = page.all('button').find(({ textContent }) => textContent === 'Add data…');
  await page.act(() => {
    button?.focus();
    button?.click();
    vi.advanceTimersByTime(50);
  });
  const item = document.querySelector<HTMLElement>('[role="menuitem"]');
  await page.act(() => {
    item?.focus();
    item?.click();
    vi.advanceTimersByTime(300);
  });
  expect(studio.state().objectWork).not.toBeNull();
  await page.act(() => {
    // The menu has gone, and its button cannot have the focus while R works.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    end(new StudioError('cancelled', 'It was stopped.'));
  });
  expect(studio.state().objectWork).toBeNull();
  expect(document.activeElement).toBe(page.all('section')[0]);
});
