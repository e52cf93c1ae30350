import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openScreen } from './support/open-screen';
import { expectSound } from './support/sound';
import { testStudio } from './support/test-studio';

/** Writes the configuration of the environment "default". */
function configure(home: string, changes: { r_home?: string; startup_scripts?: readonly string[] }): void {
  const folder = join(home, '.brmspy', 'environment', 'default');
  mkdirSync(folder, { recursive: true });
  const plain = {
    environment_name: 'default',
    r_home: null,
    startup_scripts: [],
    runtime_path: null,
    env: {},
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...plain, ...changes }));
}

const { home, page } = await testStudio((folder) => configure(folder, { r_home: join(folder, 'no-such-r') }));

describe('an environment whose R is not there', () => {
  it('is named on every screen of a project', async () => {
    await page.getByRole('button', { name: 'New project…' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Trial');
    await page.keyboard.press('Enter');
    const strip = page.getByRole('alert').filter({ hasText: /R does not run: There is no R at .*no-such-r/ });
    await strip.waitFor();
    await expectSound(page);
    await openScreen(page, 'Objects');
    await strip.waitFor();
  });

  it('runs, once it is mended, from Sessions', async () => {
    await page.getByRole('button', { name: 'See why, and start again' }).click();
    const details = page.getByRole('region', { name: 'Chosen worker' });
    await details.getByText(/There is no R at/).waitFor();
    // It is tried again by itself, and now hangs; what is mended meanwhile need not wait for that.
    configure(home, { startup_scripts: ['Sys.sleep(3600)'] });
    await details.getByText('It is being started again.').waitFor({ timeout: 60_000 });
    configure(home, {});
    await details.getByRole('button', { name: 'Start now' }).click();
    await page.getByText('R ready').waitFor({ timeout: 60_000 });
    await openScreen(page, 'Objects');
    await page.getByText('No objects yet').waitFor();
    expect(await page.getByText('R does not run').count()).toBe(0);
  });
});
