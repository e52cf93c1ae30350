import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EnvironmentConfig } from '../../../electron/environments/config';
import { examine } from '../../../electron/environments/doctor/doctor';
import type { Found } from '../../../electron/environments/doctor/found-check';
import { makevarsCompilers, makevarsFaults } from '../../../electron/environments/doctor/makevars-rules';
import { workerFolder } from '../session/real-worker';
import { fakeWork } from './fake-work';
import { temporaryHome } from './temporary-home';

// R is started again and again, perhaps on a busy machine.
vi.setConfig({ testTimeout: 180_000 });
const home = temporaryHome();

/** The doctor's checks with the home folder of this test, real R, and nothing loaded but what it asks itself. */
async function checks(env: Record<string, string> = {}): Promise<ReadonlyMap<string, Found>> {
  const { paths } = home;
  const config = new EnvironmentConfig({ env: { HOME: paths.home, ...env } });
  // brms is of no interest here: it is not waited for.
  const limits = { factsMs: 20_000, loadMs: 200, buildMs: 30_000 };
  const found = await examine({ config, paths, workerFolder, limits });
  return new Map(found.map((check) => [check.id, check]));
}

async function write(text: string): Promise<string> {
  const folder = join(home.paths.home, '.R');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'Makevars'), text);
  return join(folder, 'Makevars');
}

describe('a Makevars', () => {
  it('that nothing compiles with fails with the compiler’s words, is moved aside, and put back', async () => {
    const text = 'CXX14FLAGS = -O2 --no-such-flag\nCXX17FLAGS = -O2 --no-such-flag\n';
    const file = await write(text);
    const broken = (await checks()).get('makevars');
    expect(broken).toMatchObject({ status: 'fail' });
    expect(broken?.detail).toMatch(/Programs cannot be compiled with .*Makevars: .*--no-such-flag/);
    const work = fakeWork('default');
    const said = await broken?.repair?.run(work.context);
    expect(said).toMatch(/Makevars\.set-aside-\d{8}-\d{6}/);
    const [kept = ''] = await readdir(join(home.paths.home, '.R'));
    expect(await readFile(join(home.paths.home, '.R', kept), 'utf8')).toBe(text);
    const mended = await checks();
    expect(mended.get('compiler')?.status).toBe('pass');
    expect(mended.get('makevars')).toMatchObject({ status: 'pass', repair: { title: 'Put it back' } });
    const putBack = mended.get('makevars')?.repair;
    await writeFile(file, '# newer\n');
    await expect(putBack?.run(work.context)).rejects.toMatchObject({ hint: expect.stringContaining(kept) });
    expect(await readFile(file, 'utf8')).toBe('# newer\n');
    await rm(file);
    await putBack?.run(work.context);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('that make cannot read fails, and is not taken for a fault of the compiler', async () => {
    await write('this is no makefile\n');
    const found = await checks();
    expect(found.get('makevars')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('missing separator'),
    });
    expect(found.get('compiler')?.status).toBe('pass');
  });

  it('that names a compiler which is not there fails by its name', async () => {
    await write('CXX14 = g++-99\nCXX17 = g++-99\n');
    expect((await checks()).get('makevars')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('sets CXX14 to g++-99, which is not installed'),
    });
  });

  it('that compiles, but breaks Stan, is remarked on; R_MAKEVARS_USER counts', async () => {
    const file = join(home.paths.home, 'my makevars');
    await writeFile(file, 'CXX14FLAGS = -O3 -march=native\nCXX17FLAGS = -O3 -march=native\n');
    const found = (await checks({ R_MAKEVARS_USER: file })).get('makevars');
    expect(found).toMatchObject({ status: 'warn', detail: expect.stringMatching(/my makevars: .*crash/) });
    expect(found?.repair?.title).toBe('Move it aside');
  });

  it('that is harmless passes, and so does a home with spaces and letters outside of ASCII', async () => {
    const odd = join(home.paths.home, 'Zoë and co');
    await mkdir(join(odd, '.R'), { recursive: true });
    await writeFile(join(odd, '.R', 'Makevars'), '# -march=native is commented out\nCXX14FLAGS = -O1\n');
    const found = await checks({ HOME: odd });
    expect(found.get('makevars')).toMatchObject({ status: 'pass', detail: join(odd, '.R', 'Makevars') });
    expect(found.get('compiler')?.status).toBe('pass');
    expect(found.get('paths')?.status).toBe('pass');
  });
});

describe('rules', () => {
  it('know the settings that break Stan, and leave others alone', () => {
    const faulty = ['-march=native', '-mavx2', '-Werror', '-Ofast', '-std=c++11', '-fno-rtti'];
    for (const flag of faulty) expect(makevarsFaults(`CXXFLAGS += ${flag}`), flag).toHaveLength(1);
    const fine = ['-O3', '-march=x86-64', '-Werror=format-security', '-std=c++17', '-std=gnu++14', '-Wall'];
    for (const flag of fine) expect(makevarsFaults(`CXXFLAGS += ${flag}`), flag).toEqual([]);
  });
  it('find the programs of a compiler line', () => {
    expect(makevarsCompilers('CXX17 = ccache clang++ -stdlib=libc++ # fast\nMAKE = gmake\n')).toEqual([
      { name: 'CXX17', program: 'ccache' },
      { name: 'CXX17', program: 'clang++' },
    ]);
  });
});
