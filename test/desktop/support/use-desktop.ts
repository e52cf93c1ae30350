import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type DesktopApp, openDesktop } from './desktop-app';
import type { DesktopPage } from './desktop-page';

/** The app and the page of its first window. */
export interface Desktop {
  readonly app: DesktopApp;
  readonly page: DesktopPage;
}

/**
 * The app in Electron for the tests of a file. Where no Electron can be had, they are skipped with that reason. What it
 * gives is there once the tests run.
 */
export function useDesktop(): () => Desktop {
  const { missing } = inject('desktop');
  let app: DesktopApp | undefined;
  let page: DesktopPage | undefined;
  beforeEach((test) => test.skip(missing !== undefined, missing));
  beforeAll(async () => {
    if (missing !== undefined) return;
    app = await openDesktop();
    [page] = await app.pages();
  });
  afterAll(async () => {
    await app?.quit();
  });
  return () => {
    if (!app || !page) throw new Error('Electron has no window.');
    return { app, page };
  };
}
