import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aptCommands, aptLine, installWithApt, planApt } from '../../../electron/environments/install/apt';
import { administrator } from '../../../electron/environments/install/machine';
import { fakeApt, fakeMachine } from './fake-machine';
import { fakeWork } from './fake-work';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const machineWith = (programs: Readonly<Record<string, string>>) => fakeMachine(home.paths.home, programs);

describe('planApt', () => {
  it('counts what apt would install and download, and changes nothing', async () => {
    const machine = await machineWith({ 'apt-get': fakeApt });
    expect(await planApt(['r-cran-brms', 'g++'], machine)).toEqual({
      installs: 2,
      downloadBytes: 5_700_000,
      listsMissing: false,
    });
    const asked = await machine.asked();
    expect(asked).toHaveLength(2);
    for (const line of asked) expect(line).toMatch(/ (-s|-qq --print-uris) install -y /);
  });

  it('knows missing package lists from other refusals, which it gives in apt’s words', async () => {
    const unknown = await machineWith({
      'apt-get': 'echo "E: Unable to locate package r-cran-brms" >&2; exit 100',
    });
    expect(await planApt(['r-cran-brms'], unknown)).toMatchObject({ listsMissing: true });
    const file = join(home.paths.home, 'bin', 'apt-get');
    await writeFile(file, '#!/bin/sh\necho "E: Unmet dependencies." >&2\nexit 100\n');
    await expect(planApt(['r-cran-brms'], unknown)).rejects.toMatchObject({
      message: 'apt-get cannot plan this: E: Unmet dependencies.',
      hint: expect.stringContaining('--fix-broken'),
    });
  });
});

describe('the administrator', () => {
  it('is root, or a sudo that asks nothing, or a dialog where there is a display', async () => {
    const machine = await machineWith({ sudo: 'exit 0', pkexec: 'exit 0' });
    expect(await administrator({ ...machine, user: 0 })).toBe('root');
    expect(await administrator(machine)).toBe('sudo');
    expect(await machine.asked()).toEqual(['sudo -n true']);
    await writeFile(join(home.paths.home, 'bin', 'sudo'), '#!/bin/sh\nexit 1\n');
    expect(await administrator(machine)).toBeNull();
    const withDisplay = { ...machine, env: { ...machine.env, DISPLAY: ':0' } };
    expect(await administrator(withDisplay)).toBe('pkexec');
    expect(await administrator({ ...machine, user: null, platform: 'win32' })).toBeNull();
  });

  it('asks once for the dialog, and not for a password with sudo', () => {
    const [dialog, ...rest] = aptCommands(['g++'], 'pkexec');
    expect(rest).toEqual([]);
    expect(dialog?.slice(0, 3)).toEqual(['pkexec', 'sh', '-c']);
    expect(dialog?.[3]).toMatch(/apt-get .* update; .*apt-get .* install -y --no-install-recommends g\+\+$/);
    for (const words of aptCommands(['g++'], 'sudo')) expect(words.slice(0, 2)).toEqual(['sudo', '-n']);
    expect(aptLine(['g++'], { user: 1000 })).toMatch(/^sudo apt-get update && sudo apt-get install /);
    expect(aptLine(['g++'], { user: 0 })).not.toContain('sudo');
  });
});

describe('installWithApt', () => {
  it('reads the lists, installs, and goes on where a list could not be read', async () => {
    const machine = await machineWith({
      sudo: 'shift; exec "$@"',
      'apt-get': 'case "$*" in *update*) echo "E: no network" >&2; exit 100 ;; esac; echo "Setting up g++"',
    });
    const work = fakeWork('default');
    await installWithApt(work.context, ['g++', 'make'], 'sudo', machine);
    expect(work.said).toEqual(['E: no network', 'Setting up g++']);
    const options = '-o DPkg::Lock::Timeout=300';
    expect((await machine.asked()).filter((line) => line.startsWith('apt-get'))).toEqual([
      `apt-get ${options} update`,
      `apt-get ${options} install -y --no-install-recommends g++ make`,
    ]);
  });

  it('fails with apt’s own words', async () => {
    const failing =
      'case "$*" in *install*) echo "E: You do not have enough free space" >&2; exit 100 ;; esac';
    const machine = await machineWith({ 'apt-get': failing });
    const work = fakeWork('default');
    await expect(installWithApt(work.context, ['g++'], 'root', machine)).rejects.toMatchObject({
      message: expect.stringContaining('enough free space'),
    });
  });

  it('cancelled, interrupts apt and lets it end what it has begun', async () => {
    const done = join(home.paths.home, 'done');
    const slow = `case "$*" in *install*) trap 'echo ended well >> "${done}"; exit 130' INT
      echo begun; i=0; while [ $i -lt 300 ]; do sleep 0.1; i=$((i + 1)); done ;; esac`;
    const machine = await machineWith({ 'apt-get': slow });
    const work = fakeWork('default');
    const running = installWithApt(work.context, ['g++'], 'root', machine);
    running.catch(() => undefined);
    while (!work.said.includes('begun')) await new Promise((resolve) => setTimeout(resolve, 20));
    work.cancel();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readFile(done, 'utf8')).toBe('ended well\n');
  });
});
