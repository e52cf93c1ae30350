import { describe, expect, it } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { thisMachine } from '../../../electron/environments/install/machine';
import { runSetup } from '../../../electron/environments/install/run-setup';
import { positRelease, setupMethods } from '../../../electron/environments/install/setup-methods';
import { planSetup } from '../../../electron/environments/install/setup-plan';
import {
  type Part,
  type SetupSituation,
  setupSituation,
} from '../../../electron/environments/install/setup-situation';
import type { CallOptions } from '../../../electron/session/session';
import type { RValue } from '../../../electron/session/values';
import { workerFolder } from '../session/real-worker';
import { withVerbs } from '../session/with-verbs';
import { type FakeMachine, fakeApt, fakeMachine } from './fake-machine';
import { fakeWork } from './fake-work';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const environment = 'default';

async function situation(
  has: readonly Part[],
  changes: Partial<SetupSituation> = {},
): Promise<SetupSituation & { readonly machine: FakeMachine }> {
  const machine = await fakeMachine(home.paths.home, { 'apt-get': fakeApt });
  return {
    by: 'root',
    has: new Set(has),
    rVersion: '4.2.2',
    rHome: '/usr/lib/R',
    systemR: true,
    ...changes,
    machine,
  };
}

const tools: readonly Part[] = ['compiler', 'make', 'boost', 'dpkg-dev'];

describe('setupSituation', () => {
  it('sees what this machine has', async () => {
    const machine = await thisMachine();
    const { paths } = home;
    const found = await setupSituation({ config: new EnvironmentConfig(), paths, workerFolder, machine });
    expect([...found.has].sort()).toEqual(['boost', 'brms', 'compiler', 'dpkg-dev', 'make', 'r', 'rstan']);
    expect(found.rVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(await planSetup({ environment }, found)).toMatchObject({
      complete: true,
      steps: [],
      byHand: null,
    });
  });

  it('takes a machine without R for one that needs it, and a wrong R home for the doctor’s', async () => {
    const machine = await fakeMachine(home.paths.home, {}, { env: { PATH: '/nowhere' } });
    const { paths } = home;
    const wrong = new EnvironmentConfig({ r_home: '/nowhere' });
    await expect(setupSituation({ config: wrong, paths, workerFolder, machine })).rejects.toMatchObject({
      where: 'r_home',
    });
  });
});

describe('planSetup', () => {
  it('installs with apt what is missing, with its true sizes, and says who does it', async () => {
    const plan = await planSetup({ environment }, await situation(['r', 'make', 'dpkg-dev']));
    expect(plan).toMatchObject({ method: 'system', backend: 'rstan', complete: false, byHand: null });
    const [apt, check] = plan.steps;
    expect(apt).toMatchObject({ root: true, downloadBytes: 5_700_000 });
    expect(apt?.command).toMatch(
      /install -y --no-install-recommends r-cran-brms r-cran-rstan g\+\+ libboost-dev$/,
    );
    expect(check?.action.kind).toBe('check');
    expect(plan.downloadBytes).toBe(5_700_000);
    expect(plan.seconds).toBe(plan.steps.reduce((sum, step) => sum + step.seconds, 0));
  });

  it('gives the line to run where the app is no administrator, and does not run it', async () => {
    const here = await situation(['r'], { by: null });
    const plan = await planSetup({ environment, method: 'system' }, here);
    expect(plan.byHand).toMatchObject({
      kind: 'lines',
      text: expect.stringMatching(/^sudo apt-get update && sudo apt-get install -y .* r-cran-brms /),
    });
    const services = { installPackages: async () => '', whatFails: async () => null };
    await expect(runSetup(plan, here, services, fakeWork(environment).context)).rejects.toMatchObject({
      code: 'invalid-input',
      hint: expect.stringContaining('sudo apt-get'),
    });
    expect((await here.machine.asked()).join(' ')).not.toContain('update');
    // What it can do by itself comes first then.
    expect((await planSetup({ environment }, here)).method).toBe('binary');
  });

  it('says in words what to install first where no line is known', async () => {
    const there = await situation(['r'], { by: null, systemR: false });
    const fedora = { ...there, machine: { ...there.machine, osRelease: 'ID=fedora\n' } };
    const plan = await planSetup({ environment, method: 'source' }, fedora);
    expect(plan.byHand).toEqual({ kind: 'words', text: expect.stringContaining('dnf install gcc-c++ make') });
    const services = { installPackages: async () => '', whatFails: async () => null };
    await expect(runSetup(plan, fedora, services, fakeWork(environment).context)).rejects.toMatchObject({
      hint: expect.stringMatching(/^Install a C\+\+ compiler .* Then try again\.$/),
    });
  });

  it('takes binaries of this Linux release, and builds CmdStan for cmdstanr', async () => {
    const wish = { environment, method: 'binary', backend: 'cmdstanr' } as const;
    const plan = await planSetup(wish, await situation(['r', ...tools], { systemR: false }));
    expect(plan.steps.map(({ action }) => action.kind)).toEqual(['packages', 'cmdstan', 'check']);
    expect(plan.steps[0]?.command).toBe(
      'install.packages(c("brms", "cmdstanr"), repos = c(CRAN = "https://packagemanager.posit.co/cran/__linux__/bookworm/latest", stan = "https://stan-dev.r-universe.dev"))',
    );
    expect(plan.steps.some(({ root }) => root)).toBe(false);
  });

  it('plans nothing with a method that is not to be had, and says why', async () => {
    const other = await situation(['r', ...tools], { systemR: false, rHome: '/opt/R/4.5.1' });
    const plan = await planSetup({ environment, method: 'system' }, other);
    expect(plan).toMatchObject({ steps: [], complete: false });
    expect(plan.methods.find(({ method }) => method === 'system')?.unavailable).toContain('/opt/R/4.5.1');
    const mac = { ...other, machine: { ...other.machine, platform: 'darwin' as const, osRelease: '' } };
    expect(setupMethods(mac).map(({ method, unavailable }) => [method, unavailable === null])).toEqual([
      ['binary', true],
      ['system', false],
      ['source', false],
    ]);
  });

  it('does not plan what apt has installed already: R looks elsewhere', async () => {
    const here = await situation(['r', ...tools]);
    // The same programs but for this one.
    await fakeMachine(home.paths.home, { 'apt-get': 'exit 0' });
    const plan = await planSetup({ environment }, here);
    expect(plan.method).toBe('binary');
    expect(plan.methods.find(({ method }) => method === 'system')?.unavailable).toContain('R_LIBS_SITE');
    expect((await planSetup({ environment, method: 'system' }, here)).steps).toEqual([]);
  });

  it('knows the releases that have binaries', async () => {
    const machine = await fakeMachine(home.paths.home);
    const of = (osRelease: string) => positRelease({ ...machine, osRelease });
    expect(of('ID=ubuntu\nVERSION_CODENAME=noble\n')).toBe('noble');
    expect(of('ID=linuxmint\nUBUNTU_CODENAME=jammy\nVERSION_CODENAME=virginia\n')).toBe('jammy');
    expect(of('ID="rocky"\nVERSION_ID="9.4"\n')).toBe('rhel9');
    expect(of('ID="rhel"\nVERSION_ID="8.10"\n')).toBe('centos8');
    expect(of('ID="opensuse-leap"\nVERSION_ID="15.6"\n')).toBe('opensuse156');
    expect(of('ID=arch\n')).toBeNull();
  });
});

describe('runSetup', () => {
  it('runs each step once, in order, and checks at the end', async () => {
    const here = await situation(['r', 'make', 'boost', 'dpkg-dev', 'compiler']);
    const plan = await planSetup({ environment, method: 'system', backend: 'cmdstanr' }, here);
    const calls: unknown[] = [];
    const session = withVerbs({
      call: async (target: string, { kwargs }: CallOptions = {}): Promise<RValue> => {
        calls.push([target, kwargs]);
        return { type: 'list', names: [], values: [] };
      },
      kill: async () => undefined,
    });
    const work = fakeWork(environment, async () => session as never);
    const services = {
      installPackages: async (context: Parameters<typeof runSetup>[3], sources: unknown) => {
        calls.push(sources);
        context.step(1, 99, 'Downloading');
        await context.worker();
        return 'Installed cmdstanr.';
      },
      whatFails: async () => null,
    };
    expect(await runSetup(plan, here, services, work.context)).toBe('brms can be used with cmdstanr.');
    expect(calls).toEqual([
      [{ from: 'repository', name: 'cmdstanr' }],
      ['studio::package_options', { repositories: { stan: 'https://stan-dev.r-universe.dev' } }],
      ['cmdstanr::install_cmdstan', { cores: expect.any(Number), overwrite: true }],
    ]);
    expect(work.steps).toContain('2/4 Downloading');
    expect(work.said).toContain('Setting up r-cran-brms');
    const broken = { ...services, whatFails: async () => 'brms: does not load' };
    await expect(
      runSetup(plan, here, broken, fakeWork(environment, async () => session as never).context),
    ).rejects.toMatchObject({
      message: expect.stringContaining('brms: does not load'),
    });
  });
});
