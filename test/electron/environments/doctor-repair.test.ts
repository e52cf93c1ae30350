import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStudio, type Studio } from '../../../electron/app/studio';
import {
  doctorReport,
  startProbe,
  startRepair,
} from '../../../electron/environments/doctor/environment-setup';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import type { WorkItem } from '../../../shared/contract/work';
import { eventually } from '../eventually';
import { workerFolder } from '../session/real-worker';
import { temporaryHome } from './temporary-home';

// R is started again and again, perhaps on a busy machine.
vi.setConfig({ testTimeout: 180_000 });
const home = temporaryHome();
let studio: Studio | null = null;
afterEach(async () => {
  await studio?.close();
  studio = null;
});

const folder = () => join(home.paths.brmspy, 'environment', 'demo');
const file = () => join(folder(), 'config.json');

/** The app's services on an environment "demo" with this configuration. */
async function open(config: Partial<EnvironmentConfigData> | string): Promise<Studio> {
  await mkdir(folder(), { recursive: true });
  const whole = { environment_name: 'demo', r_home: null, startup_scripts: [], runtime_path: null, env: {} };
  const text = typeof config === 'string' ? config : JSON.stringify({ ...whole, ...config, theirs: 1 });
  await writeFile(file(), text);
  studio = await createStudio({ resources: { worker: workerFolder }, paths: home.paths, headless: true });
  return studio;
}

async function repaired(services: Studio, check: string): Promise<WorkItem> {
  const { id } = await startRepair(services, 'demo', check);
  return services.work.ended(id);
}

describe('a repair', () => {
  it('takes a wrong R home out of the configuration and keeps the rest', async () => {
    const services = await open({ r_home: '/nowhere/R', env: { A: 'b' } });
    const before = await doctorReport(services, 'demo');
    expect(before.checks.find(({ id }) => id === 'r')).toMatchObject({
      status: 'fail',
      repair: { title: expect.stringMatching(/^Use R/), restarts: true },
    });
    const work = await repaired(services, 'r');
    expect(work).toMatchObject({ state: 'done', kind: 'repair', environment: 'demo' });
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({
      r_home: null,
      env: { A: 'b' },
      theirs: 1,
    });
    const said = services.log.list().filter(({ source }) => source === work.id);
    expect(said.map(({ text }) => text)).toContain('Checking again');
  });

  it('sets a damaged configuration aside, with nothing of it lost', async () => {
    const services = await open('{"environment_name": "demo", "r_h');
    const report = await doctorReport(services, 'demo');
    expect(report.ok).toBe(false);
    expect(report.checks[0]).toMatchObject({ id: 'config', status: 'fail' });
    expect((await repaired(services, 'config')).state).toBe('done');
    const names = await readdir(folder());
    const kept = names.find((name) => name.startsWith('config.json.damaged-')) ?? '';
    expect(await readFile(join(folder(), kept), 'utf8')).toBe('{"environment_name": "demo", "r_h');
  });

  it('sets a UTF-8 locale in the environment’s variables', async () => {
    const services = await open({ env: { LC_ALL: 'C' } });
    const work = await repaired(services, 'locale');
    expect(work.outcome).toMatch(/^LC_ALL is \S+\.UTF-8/);
    const after = await doctorReport(services, 'demo');
    expect(after.checks.find(({ id }) => id === 'locale')?.status).toBe('pass');
  });

  it('that is not known is refused with what to do, and so is a check that is not there', async () => {
    const services = await open({ startup_scripts: ['stop("no")'] });
    await expect(startRepair(services, 'demo', 'startup')).rejects.toMatchObject({
      code: 'invalid-input',
      hint: expect.stringContaining('script'),
    });
    await expect(startRepair(services, 'demo', 'nothing')).rejects.toMatchObject({
      message: 'There is no check “nothing”, so no repair is known.',
    });
  });
});

describe('the probe', () => {
  it('says in the compiler’s own words why a model cannot be compiled, and which check that points to', async () => {
    const makevars = join(home.paths.home, 'Makevars');
    await writeFile(makevars, 'CXX14FLAGS = -O2 --no-such-flag\nCXX17FLAGS = -O2 --no-such-flag\n');
    const services = await open({ env: { R_MAKEVARS_USER: makevars } });
    const { id } = await startProbe(services, 'demo');
    const work = await services.work.ended(id);
    expect(work).toMatchObject({
      state: 'failed',
      error: {
        code: 'stan-compile',
        message: expect.stringContaining('--no-such-flag'),
        hint: expect.stringContaining('Makevars'),
        details: { check: 'makevars' },
      },
    });
  });

  it('is cancelled at once, and leaves no R', async () => {
    const services = await open({});
    const { id } = await startProbe(services, 'demo');
    await eventually(() => expect(services.work.list()[0]?.progress).toMatchObject({ step: { number: 2 } }));
    services.work.cancel(id);
    expect(await services.work.ended(id)).toMatchObject({ state: 'cancelled' });
    expect(services.workers.workers().filter(({ role }) => role === 'work')).toEqual([]);
  });
});
