import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, one line a fault: "color-contrast: .tag". */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // Evaluated, not added as a script: the page's policy allows none but its own.
  await page.evaluate(source);
  const found: unknown = await page.evaluate(
    'axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(" "))]))',
  );
  return (found as [string, string[]][]).map(([id, targets]) => `${id}: ${targets.slice(0, 3).join(', ')}`);
}

/** Is anything of the page wider or higher than the window, so that it would be cut off or scroll as a whole? */
export async function overflow(page: Page): Promise<readonly [number, number]> {
  const size: unknown = await page.evaluate(
    '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
  );
  return size as [number, number];
}
