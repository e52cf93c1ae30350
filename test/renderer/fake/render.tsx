import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Connection } from '../../../renderer/connection/connection';
import type { StudioStore } from '../../../renderer/store/store';
import { StudioContext } from '../../../renderer/store/use-store';
import { completeBrowser } from './browser';

/** Does something that changes what is drawn; what a fake connection answers to it at once is drawn too. */
function settled(deed: () => unknown): Promise<void> {
  return act(async () => {
    await deed();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  });
}

/** Draws `element` on `store` into a document of jsdom. */
export async function render(element: ReactNode, studio: { store: StudioStore; connection: Connection }) {
  completeBrowser();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await settled(() =>
    root.render(
      <MantineProvider env="test">
        <StudioContext value={studio}>{element}</StudioContext>
      </MantineProvider>,
    ),
  );
  const all = (selector: string) => [...host.querySelectorAll<HTMLElement>(selector)];
  return {
    host,
    all,
    /** What stands in each element that `selector` finds. */
    texts: (selector: string) => all(selector).map(({ textContent }) => textContent),
    /** Does something that changes what is drawn. */
    act: settled,
    async unmount() {
      await act(() => root.unmount());
      host.remove();
    },
  };
}
