import { expect, test } from 'vitest';
import { failureOf, realObjects } from './real-objects';

const objects = realObjects();
const { service } = objects;
const find = (text: string) => service.functions('main', text);

test('functions: the nearest first, 50 at most, none that is no function', async () => {
  const found = await find('mean');
  expect(found[0]).toBe('base::mean');
  expect(found).toContain('stats::weighted.mean');
  expect(found.indexOf('base::mean.Date')).toBeLessThan(found.indexOf('stats::weighted.mean'));
  expect((await find('')).length).toBe(50);
  expect((await find('a')).length).toBe(50);
  expect(await find('no function has this name')).toEqual([]);
  // Base has these as values.
  expect(await find('letters')).toEqual([]);
  expect(await find('.Machine')).toEqual([]);
});

test('functions of a package: also of one that is not loaded, which it stays', async () => {
  expect((await find('stats::gl'))[0]).toBe('stats::glm');
  const splines = await find('splines::');
  expect(splines).toContain('splines::bs');
  expect(await objects.run('"splines" %in% loadedNamespaces()')).toBe('[1] FALSE\n');
  expect(await find('nosuchpackage::x')).toEqual([]);
  expect(await find('bas')).toContain('base::basename');
});

test('parameters with their defaults as code', async () => {
  expect((await service.parameters('main', 'stats::rnorm')).slice(0, 3)).toEqual([
    { name: 'n', default: null },
    { name: 'mean', default: '0' },
    { name: 'sd', default: '1' },
  ]);
  const glm = await service.parameters('main', 'stats::glm');
  expect(glm.find(({ name }) => name === 'control')?.default).toBe('list(...)');
  expect(await service.parameters('main', 'base::sum')).toEqual([
    { name: '...', default: null },
    { name: 'na.rm', default: 'FALSE' },
  ]);
  expect(await service.parameters('main', 'base::if')).toEqual([]);
  expect(await service.parameters('main', 'base::Sys.getpid')).toEqual([]);
  const unknown = await failureOf(service.parameters('main', 'stats::rnorn'));
  expect(unknown).toMatchObject({ code: 'invalid-input', hint: expect.stringContaining('rnorm') });
});

test('a search finds functions of brms among all that it needs loaded', async () => {
  await objects.run('suppressMessages(loadNamespace("brms")); 1');
  expect(await find('posterior_')).toContain('brms::posterior_predict');
});
