import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type DesktopApp, type DesktopOptions, openDesktop } from './desktop-app';
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
export function useDesktop(options: DesktopOptions = {}): () => Desktop {
  const { missing } = inject('desktop');
  let desktop: Desktop | undefined;
  beforeEach((test) => test.skip(missing !== undefined, missing));
  beforeAll(async () => {
    if (missing !== undefined) return;
    const app = await openDesktop(options);
    const [page] = await app.pages();
    if (page) desktop = { app, page };
    else await app.quit();
  });
  afterAll(async () => {
    await desktop?.app.quit();
  });
  return () => {
    if (!desktop) throw new Error('Electron has no window.');
    return desktop;
  };
}
