import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults, overflow } from './axe';

/** The page as it stands has no fault that axe knows, light and dark, and fits into a small window. */
export async function expectSound(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 700 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours change over a moment; axe reads them as they are.
    await page.waitForTimeout(300);
    expect.soft(await axeFaults(page)).toEqual([]);
  }
  expect.soft(await overflow(page)).toEqual([0, 0]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}
