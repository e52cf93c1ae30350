import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesBeside } from '../../electron/resources';

describe('the built files', () => {
  it('lie in out/, beside the main process', () => {
    const { worker, analysisThread, page, preload, icon } = resourcesBeside(join('/src', 'out', 'main'));
    expect(worker).toBe(join('/src', 'out', 'worker'));
    expect(analysisThread).toBe(join('/src', 'out', 'main', 'analysis-thread.js'));
    expect(page).toBe(join('/src', 'out', 'renderer'));
    expect(preload).toBe(join('/src', 'out', 'preload', 'preload.cjs'));
    expect(icon).toBe(join('/src', 'out', 'icon.png'));
  });

  it('are in the archive of a packed app, those of R beside it', () => {
    const { worker, page, preload, analysisThread, icon } = resourcesBeside(
      join('/opt', 'Brms Studio', 'resources', 'app.asar', 'out', 'main'),
    );
    // R cannot read from an archive.
    expect(worker).toBe(join('/opt', 'Brms Studio', 'resources', 'worker'));
    for (const inside of [page, preload, analysisThread, icon])
      expect(inside).toContain(join('app.asar', 'out'));
  });

  it('of a folder that only sounds like an archive are where they always are', () => {
    const { worker } = resourcesBeside(join('/home', 'me', 'app.asar', 'brms', 'out', 'main'));
    expect(worker).toBe(join('/home', 'me', 'app.asar', 'brms', 'out', 'worker'));
  });
});
