import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDraws, readSampler } from '../../../electron/posterior/draws-file';
import { createPosterior } from '../../../electron/posterior/posterior-service';
import { createDraws } from '../../../shared/stats/draws';
import type { FitDraws } from '../../../shared/stats/fit-draws';
import { measureIds } from '../../../shared/stats/measures/list';
import { summarise } from '../../../shared/stats/summarise';
import { fixtures, readJson } from '../../shared/stats/fixtures';
import { type BundledWorker, bundleSummaryWorker } from './bundled-worker';

const load = (fit: string) => async (): Promise<FitDraws> => {
  const folder = join(fixtures, fit);
  const draws = await readDraws(join(folder, 'draws.f64'), join(folder, 'meta.json'));
  return { ...draws, sampler: await readSampler(folder, draws.chains, draws.drawsPerChain) };
};
const epilepsy = '01_epilepsy_poisson';
const schools = '03_eight_schools_bad';

function noise(variables: number): FitDraws {
  const values = Float64Array.from(
    { length: variables * 4000 },
    (_, i) => Math.sin(i * 12.9898) * 43758.5453,
  );
  const names = Array.from({ length: variables }, (_, i) => `v${i}`);
  return { ...createDraws(names, 4, 1000, values), sampler: {} };
}

describe('on the calling thread', () => {
  it('reads once, computes once for each probability, and agrees with the plain function', async () => {
    let reads = 0;
    const posterior = createPosterior();
    const loader = () => {
      reads++;
      return load(epilepsy)();
    };
    const [draws] = await Promise.all([posterior.open('a', loader), posterior.open('a', loader)]);
    const [one, same, other] = await Promise.all([
      posterior.summary('a', 0.95),
      posterior.summary('a', 0.95),
      posterior.summary('a', 0.5),
    ]);
    expect(reads).toBe(1);
    expect(same).toBe(one);
    expect(await posterior.summary('a', 0.95)).toBe(one);
    expect(one.rows).toEqual(summarise(draws, { prob: 0.95 }));
    expect(other.rows[0]?.lower).toBeGreaterThan(one.rows[0]?.lower ?? Number.NaN);
    await posterior.close();
  });

  it('makes room for new draws, and reads the old ones again when they are asked for', async () => {
    const reads: string[] = [];
    const posterior = createPosterior({ maxBytes: 2.5e6 });
    for (const fit of [epilepsy, schools, '02_sleepstudy_distributional']) {
      await posterior.open(fit, () => {
        reads.push(fit);
        return load(fit)();
      });
    }
    expect(posterior.bytes()).toBeLessThanOrEqual(2.5e6);
    await posterior.variable(schools, 'b_Intercept', 1000);
    expect(reads).toEqual([epilepsy, schools, '02_sleepstudy_distributional']);
    await posterior.variable(epilepsy, 'b_Intercept', 1000);
    expect(reads.at(-1)).toBe(epilepsy);
    posterior.forget(epilepsy);
    await expect(posterior.summary(epilepsy, 0.95)).rejects.toMatchObject({ code: 'internal' });
    await posterior.close();
  });

  it('stops when asked, also halfway, and computes anew after', async () => {
    const posterior = createPosterior();
    await posterior.open('n', async () => noise(400));
    const stopped = new AbortController();
    const pending = posterior.summary('n', 0.95, stopped.signal);
    setTimeout(() => stopped.abort(), 5);
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    await expect(posterior.summary('n', 0.95, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await posterior.summary('n', 0.95)).rows.length).toBe(400);
    await posterior.close();
  });

  it('goes on for the others when one who waits leaves', async () => {
    const posterior = createPosterior();
    await posterior.open('n', async () => noise(200));
    const leaves = new AbortController();
    const gone = posterior.summary('n', 0.95, leaves.signal);
    const stays = posterior.summary('n', 0.95);
    leaves.abort();
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
    expect((await stays).rows.length).toBe(200);
    await posterior.close();
  });

  it('tries again after a failed read, and refuses what is no probability', async () => {
    const posterior = createPosterior();
    let failing = true;
    const loader = async () => {
      if (failing) throw new Error('disk');
      return load(schools)();
    };
    await expect(posterior.open('a', loader)).rejects.toThrow('disk');
    await expect(posterior.summary('a', 0.95)).rejects.toMatchObject({ code: 'internal', message: 'disk' });
    failing = false;
    expect((await posterior.summary('a', 0.95)).rows.length).toBe(13);
    await expect(posterior.summary('a', 95)).rejects.toMatchObject({ code: 'invalid-input' });
    await posterior.close();
  });
});

describe('variable', () => {
  it('gives trace, divergent transitions and density by chain', async () => {
    const posterior = createPosterior();
    const draws = await posterior.open(schools, load(schools));
    const sampler = readJson<{ divergent_per_chain: number[] }>(schools, 'sampler.json');
    const whole = await posterior.variable(schools, 'b_Intercept', 4000);
    expect(whole.stride).toBe(1);
    expect(whole.trace.map((chain) => [...chain])).toEqual(
      [0, 1, 2, 3].map((c) => [...draws.values.slice(c * 100, (c + 1) * 100)]),
    );
    expect(whole.trace.every((chain) => chain.buffer instanceof ArrayBuffer)).toBe(true);
    expect(whole.divergent.map((chain) => chain.length)).toEqual(sampler.divergent_per_chain);
    expect([whole.density.x.length, whole.density.y.length]).toEqual([512, 4]);
    const thin = await posterior.variable(schools, 'b_Intercept', 150);
    expect(thin.stride).toBe(3);
    expect(thin.trace[1]?.[2]).toBe(draws.values[106]);
    expect(thin.density).toEqual(whole.density);
    expect((await posterior.variable(schools, 'sigma', 4000)).density.x.length).toBe(0);
    await expect(posterior.variable(schools, 'b_None', 100)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The fit has no variable "b_None".',
    });
    await posterior.close();
  });
});

describe('on worker threads', () => {
  let worker: BundledWorker;
  beforeAll(async () => {
    worker = await bundleSummaryWorker();
  });
  afterAll(() => worker.remove());

  it('gives what one thread gives, special values and all', async () => {
    const posterior = createPosterior({ workerFile: worker.file, threads: 2 });
    const draws = await posterior.open('n', async () => {
      const made = noise(101);
      made.values[4000 * 50 + 7] = Number.NaN;
      made.values[4000 * 51 + 7] = Number.POSITIVE_INFINITY;
      made.values.fill(0.1, 4000 * 52, 4000 * 53);
      return made;
    });
    expect(draws.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    const { rows } = await posterior.summary('n', 0.95);
    expect(rows).toEqual(summarise(draws, { prob: 0.95 }));
    // A measure that comes after these has a rule, and a test, of its own.
    const ten = measureIds.slice(0, 10);
    const notNumbers = (row: number) => rows[row]?.notANumber?.filter((id) => ten.includes(id));
    expect([notNumbers(50), notNumbers(51), rows[52]?.sd]).toEqual([['mean'], ['sd', 'mcse_mean'], 0]);
    await posterior.close();
  });

  it('stops at once and works on after', async () => {
    const posterior = createPosterior({ workerFile: worker.file, threads: 2 });
    await posterior.open('n', async () => noise(1500));
    const stopped = new AbortController();
    const pending = posterior.summary('n', 0.95, stopped.signal);
    setTimeout(() => stopped.abort(), 30);
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    expect((await posterior.summary('n', 0.9)).rows.length).toBe(1500);
    await posterior.close();
  });
});
