import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { runDoctor } from '../../../electron/environments/doctor';
import { fixFor } from '../../../electron/environments/doctor-fixes';
import { checkSharedMemory, checkWritable } from '../../../electron/environments/doctor-machine';
import type { DoctorReport } from '../../../shared/contract/system';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const check = (report: DoctorReport, id: string) => report.checks.find((one) => one.id === id);

describe('runDoctor', () => {
  it('passes on this machine, in a few seconds', async () => {
    const began = performance.now();
    const report = await runDoctor({ config: new EnvironmentConfig(), paths: home.paths });
    expect(performance.now() - began).toBeLessThan(8000);
    expect(report.checks.filter((one) => one.status === 'fail')).toEqual([]);
    expect(report).toMatchObject({ environment: 'default', ok: true });
    expect(report.checks.map((one) => one.id)).toEqual([
      'r',
      'brms',
      'rstan',
      'cmdstanr',
      'posterior',
      'compiler',
      'make',
      'boost',
      'home',
      'cache',
      'disk',
      'memory',
      'shared-memory',
    ]);
    expect(check(report, 'r')?.detail).toMatch(/^R \d+\.\d+\.\d+ at \//);
    expect(check(report, 'brms')?.detail).toMatch(/^\d+\.\d+/);
    expect(check(report, 'boost')?.detail).toMatch(/include$/);
  });

  it('says how to get what is missing', async () => {
    // An R that sees no library but its own base packages, and no programs but those of this folder.
    const bin = join(home.paths.home, 'bin');
    await mkdir(bin);
    for (const tool of ['sh', 'sed', 'uname', 'dirname', 'rm', 'which', 'basename'])
      await symlink(`/usr/bin/${tool}`, join(bin, tool));
    const nothing = join(home.paths.home, 'nothing');
    const config = new EnvironmentConfig({
      r_home: '/usr/lib/R',
      env: { R_LIBS_SITE: nothing, R_LIBS_USER: nothing, PATH: bin, MAKE: 'no-such-make' },
    });
    const report = await runDoctor({ config, paths: home.paths });
    expect(report.ok).toBe(false);
    for (const id of ['brms', 'rstan', 'posterior'] as const) {
      const found = check(report, id);
      // Debian keeps packages of its own in R's main library.
      if (found?.status === 'pass') continue;
      expect(found).toMatchObject({ status: 'fail', detail: 'not installed', fix: await fixFor(id) });
    }
    expect(check(report, 'make')).toMatchObject({ status: 'fail', fix: await fixFor('make') });
    expect(check(report, 'compiler')).toMatchObject({ status: 'fail', fix: await fixFor('compiler') });
  });

  it('reports a wrong R home as a failed check, with the machine’s checks beside it', async () => {
    const report = await runDoctor({
      config: new EnvironmentConfig({ r_home: '/nowhere' }),
      paths: home.paths,
    });
    expect(report.ok).toBe(false);
    expect(check(report, 'r')).toMatchObject({ status: 'fail', detail: expect.stringContaining('/nowhere') });
    expect(check(report, 'disk')?.status).toBe('pass');
  });

  it('reports that R is missing with the line that installs it', async () => {
    const search = { env: { PATH: '' }, places: [] };
    const report = await runDoctor({ config: new EnvironmentConfig(), paths: home.paths, search });
    expect(check(report, 'r')).toMatchObject({ status: 'fail', fix: await fixFor('r') });
  });

  it('reports an R that ends at once with what it printed', async () => {
    await writeFile(join(home.paths.home, 'profile.R'), 'stop("my profile is broken")\n');
    const config = new EnvironmentConfig({ env: { R_PROFILE_USER: join(home.paths.home, 'profile.R') } });
    const report = await runDoctor({ config, paths: home.paths });
    expect(check(report, 'r')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('my profile is broken'),
      fix: expect.stringContaining('.Rprofile'),
    });
  });

  it('stops when asked', async () => {
    const signal = AbortSignal.timeout(20);
    await expect(
      runDoctor({ config: new EnvironmentConfig(), paths: home.paths, signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('parts', () => {
  it('gives the apt line on Debian and its kin, general words elsewhere', async () => {
    const file = join(home.paths.home, 'os-release');
    await writeFile(file, 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n');
    expect(await fixFor('boost', file)).toMatch(/apt-get install -y --no-install-recommends libboost-dev$/);
    await writeFile(file, 'ID=fedora\n');
    expect(await fixFor('boost', file)).toBe('In R: install.packages("BH")');
    expect(await fixFor('compiler', join(home.paths.home, 'none'))).toMatch(/Install a C\+\+ compiler/);
  });
  it('finds that a folder cannot be made below a file', async () => {
    const file = join(home.paths.home, '.brmspy');
    await writeFile(file, '');
    expect(await checkWritable('home', 'Environments folder', join(file, 'environment'))).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining(file),
    });
    expect(await checkWritable('cache', 'Cache', join(home.paths.home, 'a', 'b'))).toMatchObject({
      status: 'pass',
    });
  });
  it('leaves shared memory out where the system has none', async () => {
    expect(await checkSharedMemory(join(home.paths.home, 'none'))).toBeNull();
  });
});
