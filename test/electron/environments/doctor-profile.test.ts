import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { runDoctor } from '../../../electron/environments/doctor/doctor';
import { workerFolder } from '../session/real-worker';
import { temporaryHome } from './temporary-home';

// R is started again and again, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });
const home = temporaryHome();

/** The doctor's checks for a user whose home has this .Rprofile, by id. */
async function examine(profile: string, env: Readonly<Record<string, string>> = {}) {
  const { paths } = home;
  // R leaves a last line out that does not end.
  await writeFile(join(paths.home, '.Rprofile'), `${profile}\n`);
  // R runs the profile of the folder that it starts in, or else of the home folder; here the tests' own is the former.
  const variables = { HOME: paths.home, R_PROFILE_USER: join(paths.home, '.Rprofile'), ...env };
  const limits = { factsMs: 10_000, loadMs: 60_000, buildMs: 60_000 };
  const config = new EnvironmentConfig({ env: variables });
  const report = await runDoctor({ config, paths, workerFolder, limits });
  return Object.fromEntries(report.checks.map((check) => [check.id, check]));
}

describe('the doctor', () => {
  it('names profile, line and option where a decimal comma breaks brms, which loads here all the same', async () => {
    const { brms, profile, r } = await examine(
      '# numbers as at home\noptions(OutDec = ",", digits = 3)\ncat("Guten Tag")',
    );
    expect([r?.status, brms?.status]).toEqual(['pass', 'pass']);
    expect(profile).toMatchObject({ status: 'warn', title: 'R profile' });
    expect(profile?.detail).toContain(
      `${join(home.paths.home, '.Rprofile')}, line 2, sets options(OutDec = ","): R writes numbers`,
    );
    expect(profile?.fix).toContain('if (interactive())');
  });

  it('names every option that is set back, the last line that sets it, and the site’s profile', async () => {
    const site = join(home.paths.home, 'Rprofile.site');
    await writeFile(site, '\n\n# encoding\noptions(encoding = "latin1")\n');
    const { brms, profile } = await examine('options(warn = 1)\noptions(scipen = -5)\noptions(warn = 2)\n', {
      R_PROFILE: site,
    });
    expect(brms?.status).toBe('pass');
    const own = join(home.paths.home, '.Rprofile');
    expect(profile?.detail).toContain(`${own}, line 2, sets options(scipen = -5)`);
    expect(profile?.detail).toContain(`${own}, line 3, sets options(warn = 2)`);
    expect(profile?.detail).toContain(`${site}, line 4, sets options(encoding = "latin1")`);
  });

  it('leaves to the user what changes models, and says it', async () => {
    const { profile } = await examine(
      'options(contrasts = c("contr.sum", "contr.poly"))\noptions(na.action = "na.exclude")\n',
    );
    expect(profile).toMatchObject({
      status: 'warn',
      fix: expect.stringContaining('because it may be intended'),
    });
    expect(profile?.detail).toMatch(
      /line 1, sets contrasts \(contr\.sum, contr\.poly\): every model codes categories/,
    );
    expect(profile?.detail).toMatch(/line 2, sets na\.action \("na\.exclude"\)/);
    expect(profile?.fix).not.toContain('sets that back');
  });

  it('names functions that have the names of R’s, and works in spite of them', async () => {
    const masks = ['c', 'paste', 'cat', 'gsub', 'tryCatch', 'sd'];
    const { r, brms, profile } = await examine(
      masks.map((name) => `${name} <- function(...) stop("masked")`).join('\n'),
    );
    expect([r?.status, brms?.status]).toEqual(['pass', 'pass']);
    for (const [i, name] of masks.entries()) {
      expect(profile?.detail).toContain(`${name} (${join(home.paths.home, '.Rprofile')}, line ${i + 1},)`);
    }
  });

  it('says of what another file sets which profile runs it', async () => {
    await writeFile(join(home.paths.home, 'more.R'), 'options(OutDec = ",")\n');
    const { profile } = await examine(`source("${join(home.paths.home, 'more.R')}")\n`);
    expect(profile?.detail).toMatch(
      /\.Rprofile( or .*Rprofile\.site)?, or a file that it runs, sets options\(OutDec/,
    );
  });

  it('says nothing where a profile sets only what people like', async () => {
    const { r, profile } = await examine('options(digits = 3, scipen = 9)\nmy <- 1\nsink(tempfile())\n');
    expect(r?.status).toBe('pass');
    expect(profile).toBeUndefined();
  });

  it.each([
    ['fails', 'x <- 1\nstop("my profile is broken")', 'my profile is broken', 'line 2: stop("my'],
    ['ends R', '\n\nquit(status = 3)', 'did not answer', 'line 3: quit(status = 3)'],
    ['does not end', 'Sys.sleep(600)', 'did not answer within 10 seconds', 'line 1: Sys.sleep(600)'],
  ])('names the profile that %s', async (_, text, detail, place) => {
    const { r } = await examine(text);
    expect(r).toMatchObject({ status: 'fail', detail: expect.stringContaining(detail) });
    expect(r?.fix).toContain(`${join(home.paths.home, '.Rprofile')}, perhaps ${place}`);
    expect(r?.fix).toContain('R starts without its profile');
  });
});
