import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Loo, loo } from '../../../shared/analyses/loo';
import { fits, readJson, toNumber } from '../../shared/stats/fixtures';
import { askedFits } from './asked-fits';

const [, , schools] = fits;

// Loading brms takes seconds, more where much else runs.
vi.setConfig({ testTimeout: 5 * 60_000, hookTimeout: 5 * 60_000 });
let fitted: Awaited<ReturnType<typeof askedFits>>;
beforeAll(async () => {
  fitted = await askedFits(fits);
});
afterAll(() => fitted.close());

/** What R said of the fits when they were made, with loo 2.5.1. */
interface Reference {
  readonly [estimate: string]: unknown;
  readonly pareto_k: readonly (number | string)[];
  readonly psis_n_eff: readonly (number | string)[];
  readonly pointwise: readonly Readonly<Record<string, number | string>>[];
  readonly k_table: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

function expectNear(ours: ArrayLike<number>, theirs: readonly (number | string | undefined)[]): void {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((value, i) => {
    const wanted = toNumber(value);
    if (Number.isFinite(wanted)) expect(Math.abs((ours[i] ?? Number.NaN) - wanted)).toBeLessThan(1e-8);
    else expect(ours[i]).toBe(wanted);
  });
}

/** Later versions of loo smooth a little differently; what they estimate is the same. */
function expectAlike(answer: Loo, reference: Reference): void {
  for (const [name, { estimate, se }] of Object.entries(answer.estimates)) {
    const theirs = reference[name] as { estimate: number; se: number };
    if (answer.versions.loo === '2.5.1') expectNear([estimate, se], [theirs.estimate, theirs.se]);
    else expect(Math.abs(estimate - theirs.estimate)).toBeLessThan(theirs.se / 4);
  }
  if (answer.versions.loo !== '2.5.1') return;
  const { pointwise } = answer;
  const column = (name: string) => reference.pointwise.map((row) => row[name]);
  expectNear(pointwise.elpd, column('elpd_loo'));
  expectNear(pointwise.mcse, column('mcse_elpd_loo'));
  expectNear(pointwise.p, column('p_loo'));
  expectNear(pointwise.looic, column('looic'));
  expectNear(pointwise.k, reference.pareto_k);
  expectNear(pointwise.ess, reference.psis_n_eff);
  expect([...answer.bands.count]).toEqual(Object.values(reference.k_table));
  expect(answer.warnings).toEqual(reference.warnings.map((text) => text.trim()));
}

describe('LOO of a saved fit', () => {
  it.each(fits)('of %s is what brms::loo says, and is read without R from then on', async (name) => {
    const first = fitted.service();
    const answer = await first.ask(fitted.at(name), loo, {});
    expect(first.said.slice(0, 3)).toEqual(['Starting R', 'Reading the fit', 'Computing LOO']);
    expectAlike(answer, readJson<Reference>(name, 'loo.json'));
    expect(answer.versions.brms).toBe(fitted.version);
    expect([...answer.pointwise.row]).toEqual(Array.from({ length: answer.observations }, (_, i) => i + 1));
    expect(await first.ask(fitted.at(name), loo, {})).toBe(answer);
    expect(fitted.answersOf(name)).toEqual([expect.stringMatching(/^loo-[0-9a-f]{16}\.json$/)]);
    const later = fitted.service({ startWorker: fitted.noWorker });
    expect(await later.ask(fitted.at(name), loo, {})).toEqual(answer);
    // What is read from the kept file is no work.
    expect([later.said, later.seen]).toEqual([[], []]);
  });
});

describe('a kept answer', () => {
  const file = () => join(fitted.folder, schools, 'analyses', fitted.answersOf(schools)[0] ?? '');

  it.each([
    ['that is cut short', (text: string) => text.slice(0, 200)],
    ['of an earlier version', (text: string) => text.replace(/"version":\d+/, '"version":0')],
    ['of another question', (text: string) => text.replace('"query":{}', '"query":{"response":"y"}')],
    ['of another form', (text: string) => text.replace('"pointwise":', '"points":')],
  ])('%s is asked for anew, and is whole again', async (_, damage) => {
    const whole = readFileSync(file(), 'utf8');
    writeFileSync(file(), damage(whole));
    expect(readFileSync(file(), 'utf8')).not.toBe(whole);
    const answer = await fitted.service().ask(fitted.at(schools), loo, {});
    expect(answer.observations).toBe(8);
    expect(readFileSync(file(), 'utf8')).toBe(whole);
  });

  it('is of one version of brms: another is asked itself, and one that is not known is not kept', async () => {
    const before = fitted.answersOf(schools);
    for (const other of ['0.1', null]) {
      const asked = fitted.service({ startWorker: fitted.noWorker, version: async () => other });
      await expect(asked.ask(fitted.at(schools), loo, {})).rejects.toThrow('R was started');
    }
    await fitted.service({ version: async () => null }).ask(fitted.at(schools), loo, {});
    expect(fitted.answersOf(schools)).toEqual(before);
  });

  it('where the disk takes none is given all the same, and that is told', async () => {
    const place = join(fitted.folder, 'no-room');
    mkdirSync(place);
    copyFileSync(join(fitted.folder, schools, 'fit.rds'), join(place, 'fit.rds'));
    writeFileSync(join(place, 'analyses'), 'no folder');
    const warned: string[] = [];
    const answer = await fitted
      .service({ warn: (text) => warned.push(text) })
      .ask(fitted.at('no-room'), loo, {});
    expect(answer.observations).toBe(8);
    expect(warned).toEqual([
      expect.stringMatching(/^The answer to LOO is not kept beside the fit: .*no-room/),
    ]);
    expect(readFileSync(join(place, 'analyses'), 'utf8')).toBe('no folder');
  });
});
