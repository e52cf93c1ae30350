import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { isolatedEnv } from '../e2e/support/app-process';
import { launchBrowser } from '../e2e/support/browser';
import type { BenchRow, BenchRun } from './measure';

/** From the command to a page that does what it is told; R is not waited for. */
const limitSeconds = 1.5;
const project = join(import.meta.dirname, '..', '..');

/**
 * `npm start` with everything built, in a browser that is open already, up to a dialog of the start page that a click
 * has opened. The second column is the limit.
 */
export async function benchStart({ quick }: Pick<BenchRun, 'quick'>): Promise<readonly BenchRow[]> {
  const tries = quick ? 1 : 5;
  const home = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  const browser = await launchBrowser();
  try {
    const times = [];
    for (let i = 0; i < tries; i++) times.push(await timeStart(browser, home));
    const best = times.reduce((least, time) => (time.usable < least.usable ? time : least));
    const answers = await timeStart(browser, home, 'R ready');
    const note = `best of ${tries}; the second column is the limit; its address was there after ${best.address.toFixed(2)} s`;
    const behind = 'behind the page, which does not wait for it';
    return [
      { name: 'npm start to a usable page', ours: best.usable, theirs: limitSeconds, unit: 's', note },
      {
        name: 'npm start to an R with brms',
        ours: answers.usable,
        theirs: Number.NaN,
        unit: 's',
        note: behind,
      },
    ];
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Seconds until the address is printed, and until the page can be used, or until it says `words`. */
async function timeStart(
  browser: Browser,
  home: string,
  words?: string,
): Promise<{ readonly address: number; readonly usable: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const child = spawn('npm', ['start', '--silent', '--', '--json'], {
    cwd: project,
    env: isolatedEnv(home),
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const exited = once(child, 'exit');
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const address = elapsed();
    const { url } = JSON.parse(line) as { readonly url: string };
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'New project…' }).click();
    await page.getByRole('dialog', { name: 'New project' }).waitFor();
    if (words !== undefined) await page.getByText(words).waitFor({ timeout: 120_000 });
    return { address, usable: elapsed() };
  } finally {
    await context.close();
    // npm and what it has started are one process group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await exited;
  }
}
