// @vitest-environment jsdom
import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { useReturnFocus } from '../../../renderer/ui/use-return-focus';
import { completeBrowser } from '../fake/browser';
import { opened } from '../fake/opened';
import { render } from '../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

function Dialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  useReturnFocus();
  return (
    <button type="button" id="close" onClick={onClose}>
      Close
    </button>
  );
}

function Page(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" id="more">
            More
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item id="item" onClick={() => setOpen(true)}>
            Export…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

it('gives the keyboard’s focus back to the button of the menu whose item opened a dialog', async () => {
  const page = await render(<Page />, await opened());
  const press = (selector: string) =>
    page.act(() => {
      const button = document.querySelector<HTMLElement>(selector);
      button?.focus();
      button?.click();
      vi.advanceTimersByTime(50);
    });
  await press('[aria-haspopup="menu"]');
  await press('[role="menuitem"]');
  await page.act(() => vi.advanceTimersByTime(200));
  expect(document.querySelector('[role="menuitem"]')).toBeNull();
  await press('#close');
  await page.act(() => vi.advanceTimersByTime(50));
  expect(document.activeElement?.getAttribute('aria-haspopup')).toBe('menu');
});
