import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parseFields, sourceOf } from '../../../electron/environments/packages/description';
import { type LocalPackage, planInstall } from '../../../electron/environments/packages/plan-install';
import type {
  OfferedPackage,
  RepositoryIndex,
} from '../../../electron/environments/packages/repository-index';
import { runSteps } from '../../../electron/environments/packages/run-steps';
import { compareVersions, requirementsIn, satisfies } from '../../../shared/model/r-versions';

const offered = (name: string, version: string, needs = ''): OfferedPackage => ({
  name,
  version,
  repository: 'CRAN',
  url: `https://example.org/${name}_${version}.tar.gz`,
  md5: null,
  requirements: requirementsIn(needs),
});
const indexOf = (...packages: readonly OfferedPackage[]): RepositoryIndex => ({
  packages: new Map(packages.map((each) => [each.name, each])),
  sources: [{ repository: 'CRAN', url: 'https://example.org/src/contrib' }],
  failures: [],
});
const local = (name: string, version: string, needs = ''): LocalPackage => ({
  name,
  version,
  path: `/tmp/${name}.tar.gz`,
  kind: 'source',
  requirements: requirementsIn(needs),
});
const ground = (index: RepositoryIndex | null, installed: Record<string, string> = {}) => ({
  installed: new Map(Object.entries(installed)),
  rVersion: '4.2.2',
  index,
});
const order = (plan: ReturnType<typeof planInstall>) =>
  'steps' in plan ? plan.steps.map(({ name, version }) => `${name} ${version}`) : 'the index';

describe('versions', () => {
  const versions = [
    '1.0',
    '1.0.0',
    '1.0-1',
    '0.9.9',
    '1.10',
    '1.9',
    '2',
    '1.0.0.9000',
    '2.21.7',
    '10.0',
    '1.1-31',
    '1.01',
  ];

  test('are in the order that R has them in', () => {
    const code = `v <- numeric_version(c(${versions.map((v) => `"${v}"`).join(',')}))
      for (i in seq_along(v)) cat(vapply(seq_along(v), function(j) sum(v[i] > v[j]) - sum(v[i] < v[j]), 0), "")`;
    const said = execFileSync('R', ['--no-echo', '--no-restore', '-e', code], { encoding: 'utf8' });
    const ours = versions.flatMap((a) => versions.map((b) => Math.sign(compareVersions(a, b))));
    expect(said.trim().split(/\s+/).map(Number)).toEqual(ours);
  });

  test('meet what is asked of them', () => {
    const [more, exact, less, any] = requirementsIn('a (>= 1.2), b(== 1.0-1),\n  c (< 2), d, <not a name>');
    if (!more || !exact || !less || !any) throw new Error('not read');
    expect(['1.1', '1.2', '1.10'].map((version) => satisfies(version, more))).toEqual([false, true, true]);
    expect(['1.0.1', '1.0'].map((version) => satisfies(version, exact))).toEqual([true, false]);
    expect(['1.9', '2'].map((version) => satisfies(version, less))).toEqual([true, false]);
    expect(satisfies('0', any)).toBe(true);
  });
});

describe('a plan', () => {
  test('has what is missing or too old, each after what it needs; what is good enough stays', () => {
    const index = indexOf(
      offered('top', '1.0', 'R (>= 4.0), middle, fine, old (>= 2.0)'),
      offered('middle', '0.5', 'bottom'),
      offered('bottom', '0.1'),
      offered('fine', '9.0'),
      offered('old', '2.5'),
    );
    const plan = planInstall({ names: ['top'], local: [] }, ground(index, { fine: '1.0', old: '1.9' }));
    expect(order(plan)).toEqual(['old 2.5', 'bottom 0.1', 'middle 0.5', 'top 1.0']);
  });

  test('of files alone asks no repository where all that they need is there, and does where it is not', () => {
    const files = [local('b', '1.0', 'a (>= 2.0), stats'), local('a', '2.0')];
    const here = ground(null, { stats: '4.2.2' });
    expect(order(planInstall({ names: [], local: files }, here))).toEqual(['a 2.0', 'b 1.0']);
    expect(order(planInstall({ names: [], local: files.slice(0, 1) }, here))).toBe('the index');
  });

  test('takes a given file before what the repositories have', () => {
    const index = indexOf(offered('top', '1.0', 'a'), offered('a', '3.0'));
    const plan = planInstall({ names: ['top'], local: [local('a', '1.5')] }, ground(index));
    expect(order(plan)).toEqual(['a 1.5', 'top 1.0']);
  });

  test.each([
    ['an old R', ['soon'], 'soon 1.0 needs R (>= 5.0); this environment has R 4.2.2.'],
    [
      'a version that nobody has',
      ['high'],
      'high 1.0 needs a (>= 9.0), which is 1.0 here; the repositories have 3.0.',
    ],
    ['two of one name', ['a'], 'The package a is named twice in the installation.'],
  ])('is refused for %s', (_, names, message) => {
    const index = indexOf(
      offered('soon', '1.0', 'R (>= 5.0)'),
      offered('high', '1.0', 'a (>= 9.0)'),
      offered('a', '3.0'),
    );
    const given = names[0] === 'a' ? [local('a', '1.0')] : [];
    expect(() => planInstall({ names, local: given }, ground(index, { a: '1.0' }))).toThrow(message);
  });

  test('of packages that need each other in a circle comes to an end', () => {
    const index = indexOf(offered('a', '1.0', 'b'), offered('b', '1.0', 'a'));
    expect(order(planInstall({ names: ['a'], local: [] }, ground(index)))).toEqual(['a 1.0', 'b 1.0']);
  });
});

describe('steps that run beside each other', () => {
  const steps = [
    { name: 'a', after: [] },
    { name: 'b', after: [] },
    { name: 'c', after: ['a', 'b'] },
    { name: 'd', after: [] },
  ];

  test('begin after what they need, as many at once as there are lanes', async () => {
    const events: string[] = [];
    let most = 0;
    let running = 0;
    await runSteps(steps, 2, async ({ name }, place) => {
      events.push(`${place}${name}`);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 30 : 5));
      running -= 1;
      events.push(`-${name}`);
    });
    expect(events).toEqual(['1a', '2b', '-b', '3d', '-d', '-a', '4c', '-c']);
    expect(most).toBe(2);
  });

  test('the first failure is thrown when the others have ended, and nothing begins after it', async () => {
    const ended: string[] = [];
    const work = runSteps(steps, 2, async ({ name }) => {
      if (name === 'b') throw new Error('b fails');
      await new Promise((resolve) => setTimeout(resolve, 10));
      ended.push(name);
    });
    await expect(work).rejects.toThrow('b fails');
    expect(ended).toEqual(['a']);
  });
});

test('where a package came from, as its DESCRIPTION tells', () => {
  const from = (text: string, library = '/home/me/Rlib') =>
    sourceOf(parseFields(`Package: x\n${text}`), library);
  expect(from('Priority: base')).toBe('base');
  expect(from('Priority: recommended', '/usr/lib/R/library')).toBe('recommended');
  expect(from('Repository: CRAN', '/usr/lib/R/site-library')).toBe('Debian');
  expect(from('Repository: CRAN\nDescription: of two\n  lines')).toBe('CRAN');
  expect(from('RemoteType: github\nRepository: CRAN')).toBe('GitHub');
  expect(from('Repository: https://stan-dev.r-universe.dev')).toBe('r-universe');
  expect(from('Repository: RSPM')).toBe('Posit');
  expect(from('biocViews: Software')).toBe('Bioconductor');
  expect(from('Title: mine')).toBe('local');
});
