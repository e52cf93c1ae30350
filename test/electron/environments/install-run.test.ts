import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStudio, type Studio } from '../../../electron/app/studio';
import { doctorReport } from '../../../electron/environments/doctor/environment-setup';
import { setupPlan, startSetup } from '../../../electron/environments/install/brms-setup';
import { workerFolder } from '../session/real-worker';
import { noNetwork } from './package-studio';
import { temporaryHome } from './temporary-home';
import { makeRepositoryOf, tinyOf } from './tiny-packages';

// R is started again and again, perhaps on a busy machine.
vi.setConfig({ testTimeout: 180_000 });
const home = temporaryHome();
let studio: Studio | null = null;
afterEach(async () => {
  await studio?.close();
  studio = null;
});

/** A package by cmdstanr's name that makes what CmdStan's folder is known by, or fails to. */
const cmdstanr = (last: string) =>
  tinyOf(
    `install_cmdstan <- function(cores, overwrite) {
      folder <- path.expand("~/.cmdstan/cmdstan-2.36.0")
      message("Compiling CmdStan on ", cores, " cores")
      dir.create(folder, recursive = TRUE)
      ${last}
    }`,
    { name: 'cmdstanr', version: '0.9.0' },
  );

const wish = { environment: 'demo', method: 'source', backend: 'cmdstanr' } as const;

async function open(last: string): Promise<Studio> {
  const { paths } = home;
  const folder = join(paths.brmspy, 'environment', 'demo');
  await mkdir(folder, { recursive: true });
  const env = { HOME: paths.home };
  const config = { environment_name: 'demo', r_home: null, startup_scripts: [], runtime_path: null, env };
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  studio = await createStudio({ resources: { worker: workerFolder }, paths, headless: true });
  const mirror = makeRepositoryOf(join(paths.home, 'repository'), [cmdstanr(last)]);
  await studio.settings.saveNetwork({ ...noNetwork, mirror });
  return studio;
}

describe('Install brms with cmdstanr', () => {
  it('installs the package from the mirror, CmdStan with it, and checks that all works', async () => {
    const services = await open('file.create(file.path(folder, "makefile"))');
    const plan = await setupPlan(services, wish);
    expect(plan.steps.map(({ command }) => command.split('(')[0])).toEqual([
      'install.packages',
      'cmdstanr::install_cmdstan',
      'library',
    ]);
    const { id } = await startSetup(services, wish);
    const work = await services.work.ended(id);
    expect(work.error).toBeNull();
    expect(work).toMatchObject({ kind: 'setup', state: 'done', outcome: 'brms can be used with cmdstanr.' });
    const said = services.log.list().filter(({ source }) => source === id);
    expect(said.some(({ text }) => /Compiling CmdStan on \d+ cores/.test(text))).toBe(true);
    const report = await doctorReport(services, 'demo');
    expect(report.checks.find((check) => check.id === 'cmdstanr')).toMatchObject({
      status: 'pass',
      detail: expect.stringMatching(/^0\.9\.0 with .*cmdstan-2\.36\.0$/),
    });
    expect(await setupPlan(services, wish)).toMatchObject({ complete: true, steps: [] });
  });

  it('fails with R’s own words where CmdStan cannot be made; what was installed stays', async () => {
    const services = await open('stop("no compiler that CmdStan likes")');
    const { id } = await startSetup(services, wish);
    expect(await services.work.ended(id)).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('no compiler that CmdStan likes') },
    });
    const library = join(home.paths.brmspy, 'environment', 'demo', 'Rlib');
    expect(await readdir(library)).toContain('cmdstanr');
    expect((await setupPlan(services, wish)).steps.map(({ title }) => title)[0]).toMatch(/CmdStan/);
  });
});
