import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../setup/browser.mjs';
import { runMain, SetupProblem } from '../setup/problem.mjs';
import { icnsOf, icnsSizes, icoOf, icoSizes } from './containers.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
export const drawings = /** @type {const} */ (['app', 'document']);
/** The sizes for which Linux's icon theme has folders. */
export const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/**
 * Identifies the drawing from which the pictures were made. A test compares it with the present SVG.
 * @param {string} svg
 */
export function drawingHash(svg) {
  return createHash('sha256').update(svg).digest('hex');
}

/**
 * Draws an SVG in each size, on a transparent background.
 * @param {import('playwright-core').Browser} browser
 * @param {string} svg
 * @param {readonly number[]} sizes pixels
 */
async function draw(browser, svg, sizes) {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const page = await browser.newPage();
  const pictures = [];
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>* { margin: 0 } img { display: block }</style><img src="${address}" width="${size}" height="${size}">`,
    );
    await page.waitForFunction(() => document.images[0]?.complete);
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) });
  }
  await page.close();
  return pictures;
}

/** Run `node build/icons/render.mjs` after a change of a drawing. Writes every picture that the packages need. */
async function main() {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new SetupProblem('Drawing the icons needs Chrome or Chromium; set CHROMIUM_PATH to one.');
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const sizes = [...new Set([...linuxSizes, ...icoSizes, ...icnsSizes])].toSorted((a, b) => a - b);
  /** @type {Record<string, string>} */
  const made = {};
  try {
    for (const name of drawings) {
      const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
      const pictures = await draw(browser, svg, sizes);
      const having = (/** @type {readonly number[]} */ wanted) =>
        pictures.filter(({ size }) => wanted.includes(size));
      writeFileSync(join(folder, `${name}.ico`), await icoOf(having(icoSizes)));
      writeFileSync(join(folder, `${name}.icns`), await icnsOf(having(icnsSizes)));
      made[name] = drawingHash(svg);
      if (name !== 'app') continue;
      mkdirSync(join(folder, 'linux'), { recursive: true });
      for (const { size, png } of having(linuxSizes)) {
        writeFileSync(join(folder, 'linux', `${size}x${size}.png`), png);
      }
    }
  } finally {
    await browser.close();
  }
  writeFileSync(join(folder, 'drawn.json'), `${JSON.stringify(made, undefined, 2)}\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(main);
