import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { temporaryHome } from './app-process';
import { type AppClient, connectTo } from './client';
import { rProcessesWith, waitUntilGone } from './processes';
import { openStudio, type Studio } from './studio';

/** The app for the tests of one file. */
export interface TestStudio {
  /** The user's home folder, removed at the end. */
  readonly home: string;
  readonly app: Studio;
  readonly page: Page;
  /** A second window, without a page. */
  readonly client: AppClient;
}

/** How long what a test waits for on the page may take: it only matters where that never comes. */
const patience = 60_000;

/**
 * Opens the app for all tests of the file that calls this, at its top; ends it after them. Then no error may have come
 * in the page, and no R of it may be left. `prepare` fills the home first.
 */
export async function testStudio(prepare: (home: string) => void = () => undefined): Promise<TestStudio> {
  const home = temporaryHome();
  prepare(home);
  const app = await openStudio({ home });
  const client = await connectTo(app.app.url);
  app.page.setDefaultTimeout(patience);
  afterAll(async () => {
    const { errors } = app;
    await app.close();
    client.close();
    const left = await waitUntilGone(() => rProcessesWith(home));
    rmSync(home, { recursive: true, force: true });
    expect([errors, left]).toEqual([[], []]);
  });
  return { home, app, page: app.page, client };
}
