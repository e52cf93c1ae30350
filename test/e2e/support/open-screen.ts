import type { Page } from 'playwright-core';

/** Opens a screen of the navigation's group R, which is folded at first. */
export async function openScreen(page: Page, name: 'Objects' | 'Sessions' | 'Environments'): Promise<void> {
  const group = page
    .getByRole('navigation', { name: 'Project' })
    .getByRole('region', { name: 'R', exact: true });
  const head = group.getByRole('button', { name: /^R( |$)/ });
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  await group.getByText(name, { exact: true }).click();
}
