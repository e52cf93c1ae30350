import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../../build/setup/browser.mjs';

export type ColorScheme = 'light' | 'dark';

export interface StudioPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and uncaught ones of the page, since it was opened. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: ColorScheme;
}

const flags = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Launches the Chromium or Chrome of this machine. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium or Chrome is installed; set CHROMIUM_PATH, or run npm test, which sets it up.',
    );
  }
  // Chromium's own sandbox refuses to run for root.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? [...flags, '--no-sandbox'] : flags });
}

/** Opens an address in a profile of its own and listens for errors from the start. */
export async function openPage(
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<StudioPage> {
  const { width = 1440, height = 900, colorScheme = 'light' } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.message}`));
  await page.goto(url);
  return { page, context, errors, close: () => context.close() };
}
