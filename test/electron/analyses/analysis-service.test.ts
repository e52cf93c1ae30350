import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalyses } from '../../../electron/analyses/analysis-service';
import type { AskedFit } from '../../../electron/analyses/question';
import { readDraws, readSampler } from '../../../electron/fits/draws-file';
import { density } from '../../../shared/analyses/density';
import { summary } from '../../../shared/analyses/summary';
import { trace } from '../../../shared/analyses/trace';
import { createDraws } from '../../../shared/stats/draws';
import type { FitDraws } from '../../../shared/stats/fit-draws';
import { measureIds } from '../../../shared/stats/measures/list';
import { summarise } from '../../../shared/stats/summarise';
import { fixtures, readJson } from '../../shared/stats/fixtures';
import { type BundledThread, bundleAnalysisThread } from './bundled-thread';

const load = (fit: string) => async (): Promise<FitDraws> => {
  const folder = join(fixtures, fit);
  const draws = await readDraws(join(folder, 'draws.f64'), join(folder, 'meta.json'));
  return { ...draws, sampler: await readSampler(folder, draws.chains, draws.drawsPerChain) };
};
const epilepsy = '01_epilepsy_poisson';
const schools = '03_eight_schools_bad';

const saved = (name: string): AskedFit => ({ key: name, load: load(name) });
const made = (variables: number): AskedFit => ({ key: 'n', load: async () => noise(variables) });

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
    const analyses = createAnalyses();
    const loader = () => {
      reads++;
      return load(epilepsy)();
    };
    const fit = { key: 'a', load: loader };
    const [draws] = await Promise.all([analyses.draws(fit), analyses.draws(fit)]);
    const [one, same, other] = await Promise.all([
      analyses.ask(fit, summary, { prob: 0.95 }),
      analyses.ask(fit, summary, { prob: 0.95 }),
      analyses.ask(fit, summary, { prob: 0.5 }),
    ]);
    expect(reads).toBe(1);
    expect(same).toBe(one);
    expect(await analyses.ask(fit, summary, { prob: 0.95 })).toBe(one);
    expect(one.rows).toEqual(summarise(draws, { prob: 0.95 }));
    expect(other.rows[0]?.lower).toBeGreaterThan(one.rows[0]?.lower ?? Number.NaN);
    await analyses.close();
  });

  it('makes room for new draws, and reads the old ones again when they are asked for', async () => {
    const reads: string[] = [];
    const analyses = createAnalyses({ maxBytes: 2.5e6 });
    const counted = (name: string): AskedFit => ({
      key: name,
      load: () => {
        reads.push(name);
        return load(name)();
      },
    });
    const all = [epilepsy, schools, '02_sleepstudy_distributional'];
    for (const name of all) await analyses.draws(counted(name));
    expect(analyses.bytes()).toBeLessThanOrEqual(2.5e6);
    const query = { variable: 'b_Intercept', parts: 1000 };
    await analyses.ask(counted(schools), trace, query);
    expect(reads).toEqual(all);
    const first = await analyses.ask(counted(epilepsy), trace, query);
    expect(reads).toEqual([...all, epilepsy]);
    // What was answered is kept; a fit that was forgotten is read anew.
    expect(await analyses.ask(counted(epilepsy), trace, query)).toBe(first);
    analyses.forget(epilepsy);
    expect(await analyses.ask(counted(epilepsy), trace, query)).not.toBe(first);
    expect(reads).toEqual([...all, epilepsy, epilepsy]);
    await analyses.close();
  });

  it('stops when asked, also halfway, and computes anew after', async () => {
    const analyses = createAnalyses();
    const stopped = new AbortController();
    const fit = made(400);
    await analyses.draws(fit);
    const pending = analyses.ask(fit, summary, { prob: 0.95 }, stopped.signal);
    setTimeout(() => stopped.abort(), 5);
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    const signal = AbortSignal.abort();
    await expect(analyses.ask(fit, summary, { prob: 0.95 }, signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await analyses.ask(fit, summary, { prob: 0.95 })).rows.length).toBe(400);
    await analyses.close();
  });

  it('goes on for the others when one who waits leaves', async () => {
    const analyses = createAnalyses();
    const leaves = new AbortController();
    const gone = analyses.ask(made(200), summary, { prob: 0.95 }, leaves.signal);
    const stays = analyses.ask(made(200), summary, { prob: 0.95 });
    leaves.abort();
    await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
    expect((await stays).rows.length).toBe(200);
    await analyses.close();
  });

  it('computes nothing for a call that was cancelled before, and answers the next one', async () => {
    let computed = 0;
    const counting: typeof summary = {
      ...summary,
      source: {
        from: 'draws',
        compute: () => {
          computed++;
          return { prob: 0.95, rows: [] };
        },
      },
    };
    const analyses = createAnalyses();
    const fit = made(1);
    await expect(analyses.ask(fit, counting, { prob: 0.95 }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
    // Draws and answers come in turn: what the call above had begun would have ended by then.
    await analyses.ask(fit, counting, { prob: 0.5 });
    expect(computed).toBe(1);
    await analyses.ask(fit, counting, { prob: 0.95 });
    expect(computed).toBe(2);
    await analyses.close();
  });

  it('tries again after a failed read, and refuses what is no probability', async () => {
    const analyses = createAnalyses();
    let failing = true;
    const loader = async () => {
      if (failing) throw new Error('disk');
      return load(schools)();
    };
    const fit = { key: 'a', load: loader };
    await expect(analyses.draws(fit)).rejects.toThrow('disk');
    const asked = analyses.ask(fit, summary, { prob: 0.95 });
    await expect(asked).rejects.toMatchObject({ code: 'internal', message: 'disk' });
    failing = false;
    expect((await analyses.ask(fit, summary, { prob: 0.95 })).rows.length).toBe(13);
    const wrong = analyses.ask(fit, summary, { prob: 95 });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' });
    await analyses.close();
  });
});

const draws100 = Array.from({ length: 100 }, (_, i) => i);

describe('trace and density', () => {
  it('give draws, divergent transitions and density by chain', async () => {
    const analyses = createAnalyses();
    const fit = saved(schools);
    const draws = await analyses.draws(fit);
    const sampler = readJson<{ divergent_per_chain: number[] }>(schools, 'sampler.json');
    const variable = 'b_Intercept';
    const whole = await analyses.ask(fit, trace, { variable, parts: 4000 });
    expect(whole.draws.map((chain) => [...chain])).toEqual([0, 1, 2, 3].map(() => draws100));
    expect(whole.values.map((chain) => [...chain])).toEqual(
      [0, 1, 2, 3].map((c) => [...draws.values.slice(c * 100, (c + 1) * 100)]),
    );
    expect(whole.values.every((chain) => chain.buffer instanceof ArrayBuffer)).toBe(true);
    expect(whole.divergent.map((chain) => chain.length)).toEqual(sampler.divergent_per_chain);
    const thin = await analyses.ask(fit, trace, { variable, parts: 10 });
    expect(thin.values.map((chain) => chain.length <= 20)).toEqual([true, true, true, true]);
    expect(Math.max(...(thin.values[1] ?? []))).toBe(Math.max(...draws.values.slice(100, 200)));
    expect(thin.values[1]?.[3]).toBe(draws.values[100 + (thin.draws[1]?.[3] as number)]);
    const curves = await analyses.ask(fit, density, { variable });
    expect([curves.x.length, curves.y.length]).toEqual([512, 4]);
    expect((await analyses.ask(fit, density, { variable: 'sigma' })).x.length).toBe(0);
    await expect(analyses.ask(fit, trace, { variable: 'b_None', parts: 100 })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The fit has no variable "b_None".',
    });
    await analyses.close();
  });
});

describe('on worker threads', () => {
  let thread: BundledThread;
  beforeAll(async () => {
    thread = await bundleAnalysisThread();
  });
  afterAll(() => thread.remove());

  it('gives what one thread gives, special values and all', async () => {
    const analyses = createAnalyses({ threadFile: thread.file, threads: 2 });
    const odd = noise(101);
    odd.values[4000 * 50 + 7] = Number.NaN;
    odd.values[4000 * 51 + 7] = Number.POSITIVE_INFINITY;
    odd.values.fill(0.1, 4000 * 52, 4000 * 53);
    const fit = { key: 'n', load: async () => odd };
    const draws = await analyses.draws(fit);
    expect(draws.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    const { rows } = await analyses.ask(fit, summary, { prob: 0.95 });
    expect(rows).toEqual(summarise(draws, { prob: 0.95 }));
    // A measure that comes after these has a rule, and a test, of its own.
    const ten = measureIds.slice(0, 10);
    const notNumbers = (row: number) => rows[row]?.notANumber?.filter((id) => ten.includes(id));
    expect([notNumbers(50), notNumbers(51), rows[52]?.sd]).toEqual([['mean'], ['sd', 'mcse_mean'], 0]);
    await analyses.close();
  });

  it('tells what does not suit the draws as the calling thread does', async () => {
    const analyses = createAnalyses({ threadFile: thread.file, threads: 1 });
    const long = createDraws(['a'], 4, 50_000, new Float64Array(200_000));
    const fit = { key: 'l', load: async () => ({ ...long, sampler: {} }) };
    const wrong = analyses.ask(fit, summary, { prob: 95 });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input', where: 'prob' });
    const { values } = await analyses.ask(fit, trace, { variable: 'a', parts: 10_000 });
    expect(values.map((chain) => chain.length >= 10_000 && chain.length <= 20_000)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    await analyses.close();
  });

  it('stops at once and works on after', async () => {
    const analyses = createAnalyses({ threadFile: thread.file, threads: 2 });
    const stopped = new AbortController();
    const fit = made(1500);
    await analyses.draws(fit);
    const pending = analyses.ask(fit, summary, { prob: 0.95 }, stopped.signal);
    setTimeout(() => stopped.abort(), 30);
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' });
    expect((await analyses.ask(fit, summary, { prob: 0.9 })).rows.length).toBe(1500);
    await analyses.close();
  });
});
