import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { discoverR, findR } from '../../../electron/environments/r-discovery';
import { resolveEnvironment } from '../../../electron/environments/resolve';
import { allProcesses } from '../../e2e/support/processes';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const realHome = execFileSync('R', ['RHOME'], { encoding: 'utf8' }).trim();
const realVersion = execFileSync('Rscript', ['-e', 'cat(as.character(getRversion()))'], { encoding: 'utf8' });
const nothing = { env: { PATH: '' }, places: [] };

/** A folder that looks like an R installation; `bin/R` prints its home. */
async function fakeR(rHome: string, version: string): Promise<string> {
  await mkdir(join(rHome, 'bin'), { recursive: true });
  await mkdir(join(rHome, 'library', 'base'), { recursive: true });
  await writeFile(join(rHome, 'library', 'base', 'DESCRIPTION'), `Package: base\nVersion: ${version}\n`);
  await writeFile(join(rHome, 'bin', 'R'), `#!/bin/sh\necho '${rHome}'\n`);
  await chmod(join(rHome, 'bin', 'R'), 0o755);
  return rHome;
}

describe('findR', () => {
  it('finds this machine’s R on PATH, with its version', async () => {
    const found = await findR({ r_home: null }, { env: { PATH: process.env.PATH }, places: [] });
    expect(found).toMatchObject({
      rHome: realHome,
      rBinary: join(realHome, 'bin', 'R'),
      version: realVersion,
    });
  });

  it('takes r_home, then R_HOME, then PATH, then the newest of the usual places', async () => {
    const at = (name: string) => join(home.paths.home, name);
    const given = await fakeR(at('given'), '4.1.0');
    const variable = await fakeR(at('variable'), '4.2.0');
    const path = await fakeR(at('path'), '4.3.0');
    const places = [await fakeR(at('opt/9'), '4.9.3'), await fakeR(at('opt/10'), '4.10.1'), at('opt/none')];
    const env = { R_HOME: variable, PATH: `${at('nowhere')}:${join(path, 'bin')}` };
    const from = async (r_home: string | null, search: Parameters<typeof findR>[1]) =>
      (await findR({ r_home }, search)).rHome;
    expect(await from(given, { env, places })).toBe(given);
    expect(await from(null, { env, places })).toBe(variable);
    expect(await from(null, { env: { ...env, R_HOME: at('nowhere') }, places })).toBe(path);
    expect(await from(null, { env: {}, places })).toBe(join(at('opt'), '10'));
    const all = await discoverR({ env, places: [...places, path] });
    expect(all.map((r) => r.version)).toEqual(['4.2.0', '4.3.0', '4.10.1', '4.9.3']);
  });

  it('takes the folder that R was installed into for its home', async () => {
    const inner = await fakeR(join(home.paths.home, 'opt', 'R', '4.4.0', 'lib', 'R'), '4.4.0');
    expect((await findR({ r_home: dirname(dirname(inner)) }, nothing)).rHome).toBe(inner);
  });

  it('ends an R on PATH that hangs, with all that it started, and says so after a second', async () => {
    const folder = join(home.paths.home, 'hanging');
    await mkdir(folder);
    const mark = `9${process.pid}`;
    await writeFile(join(folder, 'R'), `#!/bin/sh\nsleep ${mark} &\nsleep ${mark}\n`, { mode: 0o755 });
    const told: string[] = [];
    const onSlow = (text: string) => void told.push(text);
    const search = { env: { PATH: `${folder}:${process.env.PATH}` }, places: [], onSlow, askLimitMs: 2500 };
    // There is another one, which is used.
    expect((await findR({ r_home: null }, search)).version).toMatch(/^\d/);
    const program = join(folder, 'R');
    expect(told).toEqual([
      `Waiting for ${program} to print the folder of R. It is ended after 2.5 s.`,
      expect.stringContaining(`${program} did not answer within 2.5 s. Remove it from PATH`),
    ]);
    expect(allProcesses().filter(({ command }) => command.includes(`sleep ${mark}`))).toEqual([]);
    // It is not waited for again and again; where there is no other, it is what to look at.
    const alone = { ...search, env: { PATH: folder } };
    await expect(findR({ r_home: null }, alone)).rejects.toMatchObject({
      message: `The R at ${program} does not answer, and no other R was found.`,
      hint: expect.stringContaining('R RHOME'),
    });
    expect(told).toHaveLength(2);
  });

  it('takes the answer of an R whose output something else holds open', async () => {
    const folder = join(home.paths.home, 'leaves');
    await mkdir(folder);
    await writeFile(join(folder, 'R'), `#!/bin/sh\n/bin/sleep 600 &\necho '${realHome}'\n`, { mode: 0o755 });
    expect((await findR({ r_home: null }, { env: { PATH: folder }, places: [] })).rHome).toBe(realHome);
  });

  it.each([
    ['', 'is empty'],
    ['/nowhere:/nowhere/else', 'has no folder with the system’s programs: /nowhere:/nowhere/else'],
  ])('says of PATH %j that programs are missing, not what a package makes of that', async (PATH, what) => {
    const asked = resolveEnvironment(new EnvironmentConfig({ r_home: realHome, env: { PATH } }), home.paths);
    await expect(asked).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'PATH',
      message: expect.stringContaining(what),
      hint: expect.stringContaining('/usr/bin'),
    });
  });

  it('passes over a program on PATH that is not R', async () => {
    const folder = join(home.paths.home, 'bin');
    await mkdir(folder);
    await writeFile(join(folder, 'R'), '#!/bin/sh\nexit 3\n');
    await chmod(join(folder, 'R'), 0o755);
    const search = { env: { PATH: `${folder}:${process.env.PATH}` }, places: [] };
    expect((await findR({ r_home: null }, search)).rHome).toBe(realHome);
  });

  it('says what to do where there is none', async () => {
    await expect(findR({ r_home: null }, { ...nothing, platform: 'linux' })).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'r_home',
      message: expect.stringContaining('R was not found'),
      hint: expect.stringContaining('apt-get install r-base-core'),
    });
  });

  it('never passes over a wrong r_home', async () => {
    await expect(findR({ r_home: '/nowhere/R' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: "There is no R at /nowhere/R, the environment's R home.",
      hint: expect.stringContaining('R RHOME'),
    });
  });
});

describe('resolveEnvironment', () => {
  it('makes the worker’s variables', async () => {
    const config = new EnvironmentConfig({
      env: { OMP_NUM_THREADS: '3', FROM: 'environment', BRMSPY_AUTOLOAD: '1', BRMS_STUDIO_TOKEN: 'x' },
    });
    const env = {
      PATH: process.env.PATH,
      FROM: 'app',
      KEEP: 'é',
      BRMS_STUDIO_TOKEN: 'secret',
      LD_LIBRARY_PATH: '/a',
    };
    const resolved = await resolveEnvironment(config, home.paths, { env, platform: 'linux' });
    // A stale R_HOME is not believed, as there is no R, and not passed on.
    expect(resolved.env).toEqual({
      PATH: process.env.PATH,
      FROM: 'environment',
      KEEP: 'é',
      OMP_NUM_THREADS: '3',
      OPENBLAS_NUM_THREADS: '1',
      LD_LIBRARY_PATH: `${realHome}/lib:/a`,
    });
    expect(resolved).toMatchObject({
      rHome: realHome,
      rBinary: `${realHome}/bin/R`,
      libraries: [],
      cmdstanPath: null,
    });
  });

  it('puts the environment’s library in front of the runtime’s', async () => {
    const runtime = join(home.paths.brmspy, 'runtime', 'linux-x86_64-r4.2-0.2.0');
    const own = join(home.paths.brmspy, 'environment', 'demo', 'Rlib');
    await mkdir(join(runtime, 'Rlib'), { recursive: true });
    const config = new EnvironmentConfig({ environment_name: 'demo', runtime_path: runtime });
    expect(await resolveEnvironment(config, home.paths)).toMatchObject({
      libraries: [join(runtime, 'Rlib')],
      cmdstanPath: null,
    });
    await mkdir(own, { recursive: true });
    await mkdir(join(runtime, 'cmdstan'));
    expect(await resolveEnvironment(config, home.paths)).toMatchObject({
      libraries: [own, join(runtime, 'Rlib')],
      cmdstanPath: join(runtime, 'cmdstan'),
    });
  });

  it.each([
    ['runtime/x', 'is not an absolute path'],
    ['/nowhere', 'does not exist'],
    ['/', 'has no folder Rlib'],
  ])('refuses the runtime %s', async (runtime_path, reason) => {
    const config = new EnvironmentConfig({ runtime_path });
    await expect(resolveEnvironment(config, home.paths)).rejects.toMatchObject({
      code: 'invalid-input',
      where: 'runtime_path',
      message: expect.stringContaining(reason),
    });
  });

  it('starts an R that has the variables', async () => {
    const config = new EnvironmentConfig({ env: { STUDIO_TEST: 'tä pp' } });
    const { rBinary, env } = await resolveEnvironment(config, home.paths);
    const code = 'cat(Sys.getenv("STUDIO_TEST"), Sys.getenv("OMP_NUM_THREADS"), R.home())';
    const printed = execFileSync(rBinary, ['--no-echo', '-e', code.replaceAll(' ', '~+~')], {
      env,
      encoding: 'utf8',
    });
    expect(printed).toContain(`tä pp ${env.OMP_NUM_THREADS} ${realHome}`);
  });

  it('follows a link to R', async () => {
    const link = join(home.paths.home, 'my R');
    await symlink(realHome, link);
    expect(await resolveEnvironment(new EnvironmentConfig({ r_home: link }), home.paths)).toMatchObject({
      rHome: link,
    });
  });
});
