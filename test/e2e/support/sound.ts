import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults, overflow } from './axe';

/** Resolves when all that moves has come to its end; what turns for ever is left out. */
const settled = `Promise.allSettled(
  document.getAnimations()
    .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
    .map(({ finished }) => finished)
).then(() => null)`;

/** Resolves when the page has been painted as it is now: what changes over a moment has begun to. */
const painted = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))';

const small = { width: 1024, height: 700 };
const wide = { width: 1440, height: 900 };

/**
 * The page as it stands has no fault that axe knows, light and dark, in a small window or in a wide one, and fits into a
 * small one.
 */
export async function expectSound(page: Page, size: 'small' | 'wide' = 'small'): Promise<void> {
  await page.setViewportSize(size === 'small' ? small : wide);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours change over a moment, longer on a busy machine; axe reads them as they are.
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(painted);
    await page.waitForTimeout(100);
    await page.evaluate(settled);
    expect.soft(await axeFaults(page)).toEqual([]);
  }
  await page.setViewportSize(small);
  // An open menu takes its new place a moment after the window has its new size.
  await expect.poll(() => overflow(page)).toEqual([0, 0]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await page.setViewportSize(wide);
}
