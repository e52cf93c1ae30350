import type { Browser } from 'playwright-core';
import { type AppOptions, type AppProcess, startApp } from './app-process';
import { launchBrowser, openPage, type PageOptions, type StudioPage } from './browser';

/** The whole app as a person has it: the built server, a browser, and its page. */
export interface Studio extends StudioPage {
  readonly app: AppProcess;
  readonly browser: Browser;
  /** Closes page and browser, then ends the app as Ctrl+C does. */
  close(): Promise<void>;
}

/** Starts the app in a home of its own and opens its page. Remember to `close()` it. */
export async function openStudio(options: AppOptions & PageOptions = {}): Promise<Studio> {
  const [app, browser] = await Promise.all([startApp(options), launchBrowser()]);
  const studioPage = await openPage(browser, app.url, options);
  return {
    ...studioPage,
    app,
    browser,
    async close() {
      await browser.close();
      await app.stop();
    },
  };
}
