import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverR, rInstallations } from '../../../electron/environments/r-discovery';
import { installPaths } from '../../../electron/environments/r-registry';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const at = (...path: string[]) => join(home.paths.home, ...path);

/** A folder that looks like an R installation, by its path below the test's folder. */
async function fakeR(path: string, version: string, { built = '', program = 'bin/R' } = {}): Promise<string> {
  const rHome = at(path);
  await mkdir(join(rHome, program, '..'), { recursive: true });
  for (const name of ['base', 'stats']) await mkdir(join(rHome, 'library', name), { recursive: true });
  await writeFile(join(rHome, 'library/base/DESCRIPTION'), `Package: base\nVersion: ${version}\n`);
  const stats = `Package: stats\nVersion: ${version}\nBuilt: R ${version}; ${built}; 2024-01-01 00:00:00 UTC; unix\n`;
  await writeFile(join(rHome, 'library/stats/DESCRIPTION'), stats);
  await writeFile(join(rHome, program), `#!/bin/sh\necho '${rHome}'\n`);
  await chmod(join(rHome, program), 0o755);
  return rHome;
}

const linux = (env: NodeJS.ProcessEnv = {}) => ({
  env: { HOME: at('me'), ...env },
  platform: 'linux' as const,
  root: at(''),
});
const seen = async (search: Parameters<typeof discoverR>[0]) =>
  (await rInstallations(search)).map((r) => [
    r.version,
    r.platform,
    r.source,
    r.rHome.slice(at('').length + 1),
  ]);

describe('R on Linux', () => {
  it('is found where distributions, /opt/R, Homebrew and conda put it, the newest first and conda last', async () => {
    await fakeR('usr/lib/R', '4.2.2', { built: 'x86_64-pc-linux-gnu' });
    await fakeR('opt/R/4.10.0/lib/R', '4.10.0', { built: 'aarch64-unknown-linux-gnu' });
    await fakeR('opt/R/4.9.1/lib/R', '4.9.1');
    await fakeR('home/linuxbrew/.linuxbrew/lib/R', '4.4.0');
    await fakeR('me/miniforge3/envs/bayes/lib/R', '4.11.0', { built: 'x86_64-conda-linux-gnu' });
    await fakeR('elsewhere/env/lib/R', '4.0.5');
    await mkdir(at('me/.conda'), { recursive: true });
    await writeFile(
      at('me/.conda/environments.txt'),
      `${at('elsewhere/env')}\n\n${at('gone')}\nnot absolute\n`,
    );
    expect(await seen(linux())).toEqual([
      ['4.10.0', 'aarch64-unknown-linux-gnu', 'opt', 'opt/R/4.10.0/lib/R'],
      ['4.9.1', null, 'opt', 'opt/R/4.9.1/lib/R'],
      ['4.4.0', null, 'homebrew', 'home/linuxbrew/.linuxbrew/lib/R'],
      ['4.2.2', 'x86_64-pc-linux-gnu', 'system', 'usr/lib/R'],
      ['4.11.0', 'x86_64-conda-linux-gnu', 'conda', 'me/miniforge3/envs/bayes/lib/R'],
      ['4.0.5', null, 'conda', 'elsewhere/env/lib/R'],
    ]);
  });

  it('is none where a folder has the place of its program', async () => {
    await fakeR('usr/lib/R', '4.2.2');
    await mkdir(join(await fakeR('opt/R/4.9.1', '4.9.1', { program: 'bin/R-not' }), 'bin', 'R'));
    expect(await seen(linux())).toEqual([['4.2.2', null, 'system', 'usr/lib/R']]);
  });

  it('is rig’s where rig is installed, and the active conda environment’s once', async () => {
    await mkdir(at('usr/local/bin'), { recursive: true });
    await writeFile(at('usr/local/bin/rig'), '');
    await fakeR('opt/R/4.3.2/lib/R', '4.3.2');
    await fakeR('opt/conda/lib/R', '4.1.0');
    expect((await seen(linux({ CONDA_PREFIX: at('opt/conda') }))).map(([, , source]) => source)).toEqual([
      'rig',
      'conda',
    ]);
  });

  it('is listed once by its real place, under the first name that it was found by', async () => {
    const real = await fakeR('opt/R/4.3.2/lib/R', '4.3.2');
    await symlink(at('opt/R/4.3.2'), at('opt/R/current'));
    await mkdir(at('bin'));
    await symlink(join(real, 'bin/R'), at('bin/R'));
    const found = await discoverR(linux({ PATH: at('bin'), R_HOME: at('nowhere') }));
    expect(found.map(({ rHome, source }) => [rHome, source])).toEqual([[real, 'PATH']]);
  });

  it('is this machine’s, with platform and version as R itself says them', async () => {
    const said = execFileSync(
      'Rscript',
      ['-e', 'cat(R.home(), as.character(getRversion()), R.version$platform)'],
      {
        encoding: 'utf8',
      },
    ).split(' ');
    const [first] = await rInstallations({ env: { PATH: process.env.PATH, HOME: at('me') } });
    expect(first).toEqual({ rHome: said[0], version: said[1], platform: said[2], source: 'PATH' });
  });
});

describe('R on macOS', () => {
  it('is found in the framework’s versions, in Homebrew and in conda', async () => {
    await fakeR('Library/Frameworks/R.framework/Versions/4.3-arm64/Resources', '4.3.3', {
      built: 'aarch64-apple-darwin20',
    });
    await fakeR('Library/Frameworks/R.framework/Versions/4.2/Resources', '4.2.3', {
      built: 'x86_64-apple-darwin17.0',
    });
    await symlink('Versions/4.3-arm64/Resources', at('Library/Frameworks/R.framework/Resources'));
    await fakeR('opt/homebrew/Cellar/r/4.4.1/lib/R', '4.4.1');
    await mkdir(at('opt/homebrew/opt'), { recursive: true });
    await symlink(at('opt/homebrew/Cellar/r/4.4.1'), at('opt/homebrew/opt/r'));
    const found = await seen({ ...linux(), platform: 'darwin' });
    expect(found.map(([version, platform, source]) => [version, platform, source])).toEqual([
      ['4.4.1', null, 'homebrew'],
      ['4.3.3', 'aarch64-apple-darwin20', 'framework'],
      ['4.2.3', 'x86_64-apple-darwin17.0', 'framework'],
    ]);
  });
});

describe('R on Windows', () => {
  const program = 'bin/x64/R.exe';

  it('is found by the registry in both views, in Program Files and for the user alone', async () => {
    const listed = await fakeR('tools/R-4.3.1', '4.3.1', { built: 'x86_64-w64-mingw32', program });
    await fakeR('Program Files/R/R-4.2.0', '4.2.0', { program });
    await fakeR('local/Programs/R/R-4.1.0', '4.1.0', { program });
    await fakeR('me/miniconda3/Lib/R', '4.0.0', { program });
    const asked: string[] = [];
    const search = {
      env: { ProgramFiles: at('Program Files'), LOCALAPPDATA: at('local'), USERPROFILE: at('me') },
      platform: 'win32' as const,
      root: at(''),
      registry: async (args: readonly string[]) => {
        asked.push(`${args[0]} ${args.at(-1)}`);
        return args[0]?.startsWith('HKCU')
          ? `HKEY_CURRENT_USER\\x\r\n    InstallPath    REG_SZ    ${listed}\r\n`
          : '';
      },
    };
    expect((await seen(search)).map(([version, platform, source]) => [version, platform, source])).toEqual([
      ['4.3.1', 'x86_64-w64-mingw32', 'registry'],
      ['4.2.0', null, 'system'],
      ['4.1.0', null, 'system'],
      ['4.0.0', null, 'conda'],
    ]);
    expect(asked.sort()).toEqual([
      'HKCU\\SOFTWARE\\R-core /reg:32',
      'HKCU\\SOFTWARE\\R-core /reg:64',
      'HKLM\\SOFTWARE\\R-core /reg:32',
      'HKLM\\SOFTWARE\\R-core /reg:64',
    ]);
  });

  it('is read from what reg.exe prints; Rtools is no R', () => {
    const printed = [
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\R-core\\R',
      '    InstallPath    REG_SZ    C:\\Program Files\\R\\R-4.3.1',
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\R-core\\R\\4.2.2 Pre-release',
      '    InstallPath    REG_EXPAND_SZ    D:\\Ä pps\\R-4.2.2\\  ',
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\R-core\\Rtools\\4.3',
      '    InstallPath    REG_SZ    C:\\rtools43',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\R-core\\R64',
      '    InstallPath    REG_SZ    ',
      '',
      'End of search: 3 match(es) found.',
    ].join('\r\n');
    expect(installPaths(printed)).toEqual(['C:\\Program Files\\R\\R-4.3.1', 'D:\\Ä pps\\R-4.2.2']);
    expect(installPaths('')).toEqual([]);
    expect(installPaths('ERROR: The system was unable to find the specified registry key.')).toEqual([]);
  });
});
