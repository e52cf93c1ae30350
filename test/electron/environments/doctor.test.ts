import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { type DoctorOptions, runDoctor } from '../../../electron/environments/doctor/doctor';
import type { DoctorReport } from '../../../shared/contract/system';
import { rProcessesWith } from '../../e2e/support/processes';
import { workerFolder } from '../session/real-worker';
import { fakeMachine } from './fake-machine';
import { temporaryHome } from './temporary-home';

// R is started again and again, perhaps on a busy machine.
vi.setConfig({ testTimeout: 180_000 });
const home = temporaryHome();
const check = (report: DoctorReport, id: string) => report.checks.find((one) => one.id === id);

function examine(
  config: ConstructorParameters<typeof EnvironmentConfig>[0] = {},
  options: Partial<DoctorOptions> = {},
): Promise<DoctorReport> {
  const { paths } = home;
  return runDoctor({ config: new EnvironmentConfig(config), paths, workerFolder, ...options });
}

describe('runDoctor', () => {
  it('passes on this machine, in a few seconds', async () => {
    const began = performance.now();
    const report = await examine();
    // Some 5 seconds where nothing else goes on.
    expect(performance.now() - began).toBeLessThan(40_000);
    expect(report.checks.filter((one) => one.status === 'fail')).toEqual([]);
    expect(report).toMatchObject({ environment: 'default', ok: true });
    const ids =
      'r architecture brms rstan cmdstanr posterior versions compiler make boost tbb makevars locale paths home library cache temporary disk memory shared-memory';
    expect(report.checks.map((one) => one.id)).toEqual(ids.split(' '));
    expect(check(report, 'r')?.detail).toMatch(/^R \d+\.\d+\.\d+ at \//);
    expect(check(report, 'brms')?.detail).toMatch(/^\d+\.\d+/);
    expect(check(report, 'boost')?.detail).toMatch(/^1\.\d+ in .*include$/);
    expect(check(report, 'compiler')?.detail).toMatch(/a small program took \d+\.\d s$/);
    expect(check(report, 'tbb')?.status).toBe('pass');
  });

  it('says how to get what is missing', async () => {
    // An R that sees no library but its own base packages, and no programs but those of this folder.
    const bin = join(home.paths.home, 'bin');
    await mkdir(bin, { recursive: true });
    for (const tool of ['sh', 'sed', 'uname', 'dirname', 'rm', 'which', 'basename', 'grep'])
      await symlink(`/usr/bin/${tool}`, join(bin, tool));
    const nothing = join(home.paths.home, 'nothing');
    const env = { R_LIBS_SITE: nothing, R_LIBS_USER: nothing, PATH: bin, MAKE: 'no-such-make' };
    const machine = await fakeMachine(home.paths.home, {}, { user: 0 });
    const report = await examine({ r_home: '/usr/lib/R', env }, { machine });
    expect(report.ok).toBe(false);
    expect(check(report, 'compiler')?.repair).toEqual({
      title: 'Install g++',
      does: 'Runs apt-get update && apt-get install -y --no-install-recommends g++.',
    });
    const nobody = { ...machine, user: 1000, env: { PATH: bin } };
    const byHand = await examine({ r_home: '/usr/lib/R', env }, { machine: nobody });
    expect(check(byHand, 'compiler')).toMatchObject({ fix: expect.stringMatching(/^sudo apt-get /) });
    expect(check(byHand, 'compiler')?.repair).toBeUndefined();
    expect(check(report, 'make')).toMatchObject({ status: 'fail', fix: expect.stringMatching(/ make$/) });
    expect(check(report, 'compiler')).toMatchObject({
      status: 'fail',
      fix: expect.stringMatching(/ g\+\+$/),
    });
  });

  it('reports a wrong R home as a failed check, with the machine’s checks beside it', async () => {
    const changes: unknown[] = [];
    const services = { changeConfig: async (change: unknown) => void changes.push(change) };
    const report = await examine({ r_home: '/nowhere' }, { services });
    expect(report.ok).toBe(false);
    expect(check(report, 'r')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('/nowhere'),
      repair: { title: expect.stringMatching(/^Use R \d/), does: expect.stringContaining('/nowhere') },
    });
    expect(check(report, 'disk')?.status).toBe('pass');
    expect(changes).toEqual([]);
  });

  it.each([
    // A program of a processor that no machine has, and a script.
    ['of another processor', '\x7fELF\x02\x01\x01', 'cannot be run: Exec format error', 'another processor'],
    ['that is none', '#!/bin/sh\necho "no R: $*"; exit 3\n', 'did not answer: no R', 'Start R in a terminal'],
  ])('reports an R %s, and offers another one', async (_, program, detail, fix) => {
    const rHome = join(home.paths.home, 'R');
    await mkdir(join(rHome, 'bin'), { recursive: true });
    await mkdir(join(rHome, 'library', 'base'), { recursive: true });
    await writeFile(join(rHome, 'library', 'base', 'DESCRIPTION'), 'Package: base\nVersion: 4.0.0\n');
    await writeFile(join(rHome, 'bin', 'R'), program, { mode: 0o755 });
    const changeConfig = async () => undefined;
    const report = await examine({ r_home: rHome }, { services: { changeConfig } });
    expect(check(report, 'r')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining(`${join(rHome, 'bin', 'R')} ${detail}`),
      fix: expect.stringContaining(fix),
      repair: { title: expect.stringMatching(/^Use R \d/) },
    });
  });

  it('reports that R is missing with the line that installs it', async () => {
    const report = await examine({}, { search: { env: { PATH: '' }, places: [] } });
    expect(check(report, 'r')).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('r-base-core'),
    });
  });

  it('reports an R that ends at once with what it printed', async () => {
    await writeFile(join(home.paths.home, 'profile.R'), 'stop("my profile is broken")\n');
    const report = await examine({ env: { R_PROFILE_USER: join(home.paths.home, 'profile.R') } });
    expect(check(report, 'r')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('my profile is broken'),
      fix: expect.stringContaining('.Rprofile'),
    });
  });

  it('ends an R that hangs when its limit is over, with all that it started', async () => {
    await writeFile(join(home.paths.home, 'profile.R'), 'system("sleep 600")\n');
    const env = { R_PROFILE_USER: join(home.paths.home, 'profile.R'), BRMS_TEST_MARK: home.paths.home };
    const limits = { factsMs: 1500, loadMs: 1500, buildMs: 1500 };
    const report = await examine({ env }, { limits });
    expect(check(report, 'r')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('did not answer within 1.5 seconds'),
    });
    expect(check(report, 'memory')?.status).toBeDefined();
    expect(rProcessesWith(home.paths.home)).toEqual([]);
  });

  it('names the startup script that fails, the one that ends R, and the one that never ends', async () => {
    const failing = await examine({ startup_scripts: ['x <- 1', 'stop("not today")'] });
    expect(check(failing, 'startup')).toMatchObject({
      status: 'fail',
      detail: 'Script 2 failed: not today',
    });
    expect(check(failing, 'brms')?.status).toBe('pass');
    const ending = await examine({ startup_scripts: ['message("bye"); quit(status = 3)'] });
    expect(check(ending, 'startup')?.detail).toBe('Script 1 ended R: bye');
    const limits = { factsMs: 20_000, loadMs: 2000, buildMs: 20_000 };
    const hanging = await examine({ startup_scripts: ['while (TRUE) Sys.sleep(1)'] }, { limits });
    expect(check(hanging, 'startup')?.detail).toBe('Script 1 did not end within 2 seconds');
    expect(check(hanging, 'compiler')?.status).toBe('pass');
  });

  it('reports a runtime that is not there, and checks the rest without it', async () => {
    const report = await examine({ runtime_path: join(home.paths.home, 'runtime') });
    expect(check(report, 'runtime')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('does not exist'),
    });
    expect(check(report, 'brms')?.status).toBe('pass');
  });

  it('stops when asked', async () => {
    const signal = AbortSignal.timeout(20);
    await expect(examine({}, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
