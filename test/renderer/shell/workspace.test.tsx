// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { completeBrowser } from '../fake/browser';
import { model } from '../fake/fixtures';
import { opened } from '../fake/opened';
import { render } from '../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function shown() {
  // What a tab shows is loaded when it is needed; here it is there at once.
  await import('../../../renderer/areas/models/model-tab');
  await import('../../../renderer/areas/sessions/sessions-tab');
  const { Workspace } = await import('../../../renderer/shell/workspace');
  const studio = await opened();
  studio.state().openTab({ kind: 'sessions', id: 'sessions' });
  studio.state().openTab({ kind: 'model', id: model.id });
  const page = await render(<Workspace />, studio);
  const outside = document.body.appendChild(document.createElement('button'));
  return { ...studio, page, outside };
}

it('the keyboard’s focus is on the tab in front when what had it went with the tab before', async () => {
  const { page, state } = await shown();
  await page.act(() => page.all('[aria-label="Model name"]')[0]?.focus());
  const had = document.activeElement;
  expect(had).not.toBe(document.body);
  await page.act(() => state().openTab({ kind: 'sessions', id: 'sessions' }));
  expect(had?.isConnected).toBe(false);
  expect(document.activeElement?.getAttribute('role')).toBe('tab');
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
});

it('the focus stays where it is outside of the tabs', async () => {
  const { page, state, outside } = await shown();
  outside.focus();
  await page.act(() => state().openTab({ kind: 'sessions', id: 'sessions' }));
  expect(document.activeElement).toBe(outside);
});
