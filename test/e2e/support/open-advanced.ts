import type { Page } from 'playwright-core';

/** Unfolds what the Environments screen has behind “Advanced”: runtimes, snapshots, variables and startup scripts. */
export async function openAdvanced(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: 'Advanced', exact: true });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
}
