// @vitest-environment jsdom
import type { ReactNode } from 'react';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { useFocusAfterWork } from '../../../renderer/ui/use-focus-after-work';
import { useFocusKept } from '../../../renderer/ui/use-focus-kept';
import { completeBrowser } from '../fake/browser';
import { opened } from '../fake/opened';
import { render } from '../fake/render';

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** A place with a button for the focus, and a Stop in the same place while work goes on. */
function Place({ name, working }: { readonly name: string; readonly working: boolean }): ReactNode {
  const run = useFocusAfterWork(working);
  const place = useFocusKept<HTMLElement>(String(working));
  return (
    <section ref={place} tabIndex={-1}>
      {working ? (
        <button type="button" id={`${name}-stop`} />
      ) : (
        <button type="button" ref={run} id={`${name}-run`} />
      )}
    </section>
  );
}

function Page({ dialog }: { readonly dialog: boolean }): ReactNode {
  const [working, setWorking] = useState(true);
  return (
    <>
      <span data-end onClick={() => setWorking(false)} onKeyDown={() => undefined} role="none" />
      <Place name="page" working={working} />
      {dialog && (
        <div role="dialog" aria-modal="true">
          <Place name="dialog" working={working} />
        </div>
      )}
    </>
  );
}

it.each([
  [false, 'page-stop', 'page-run'],
  [true, 'dialog-stop', 'dialog-run'],
])(
  'when the work is over the focus goes to Run, and not under a dialog (dialog: %s)',
  async (dialog, had, gets) => {
    const page = await render(<Page dialog={dialog} />, await opened());
    document.getElementById(had)?.focus();
    expect(document.activeElement?.id).toBe(had);
    await page.act(() => page.all('[data-end]')[0]?.click());
    expect(document.activeElement?.id).toBe(gets);
  },
);
