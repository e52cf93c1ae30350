import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { example, type FitOutput, headlessPlace, jsonOf } from './support/headless';

const places = { usual: headlessPlace(), comma: headlessPlace() };
afterAll(() => {
  for (const place of Object.values(places)) place.remove();
});

it('a fit of a user whose profile has a decimal comma gives the same numbers', async () => {
  writeFileSync(
    join(places.comma.home, '.Rprofile'),
    'options(OutDec = ",", digits = 3)\ncat("Guten Tag")\n',
  );
  const spec = JSON.parse(readFileSync(example, 'utf8')) as { sampling: object };
  const short = { ...spec, sampling: { ...spec.sampling, iter: 200 } };
  const draws = [];
  for (const { folder, file, run } of [places.usual, places.comma]) {
    const project = join(folder, 'project');
    const result = await run('fit', file('spec.json', short), '--project', project, '--json');
    expect([result.code, result.stderr]).toEqual([0, expect.stringMatching(/chain 4: done 200/)]);
    const { fit } = jsonOf(result) as FitOutput;
    draws.push(readFileSync(join(project, 'fits', fit.id, 'draws.f64')));
  }
  expect(draws[1]?.equals(draws[0] ?? Buffer.of())).toBe(true);
});
