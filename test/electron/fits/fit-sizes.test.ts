import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAnalyses } from '../../../electron/analyses/analysis-service';
import { askedFit } from '../../../electron/analyses/question';
import { readFitDraws } from '../../../electron/fits/fit-store';
import { writeDrawsFrom } from '../../../electron/fits/save-fit';
import { Project } from '../../../electron/projects/project';
import { textsOf } from '../../../electron/session/read-r-values';
import type { Session } from '../../../electron/session/session';
import { summary } from '../../../shared/analyses/summary';
import { foldersOf, plainEnvironment, start } from '../session/real-worker';
import { addModel, countsOf, countsSpec, realFits } from './real-fit';

const folder = mkdtempSync(join(tmpdir(), 'brms-studio-sizes-'));
let project: Project;
let queue: ReturnType<typeof realFits>;
let session: Session;
beforeAll(async () => {
  session = await start({ environment: plainEnvironment(), loadBrms: true });
  project = await Project.create(join(folder, 'p'), 'p');
  queue = realFits();
});
afterAll(async () => {
  await queue.work.close();
  await session.kill();
  rmSync(folder, { recursive: true });
  expect(foldersOf(process.pid)).toEqual([]);
});

async function evaluate(code: string) {
  const language = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [language] });
}

// Many chains, on a machine that does much else; the first fit may have to compile the model.
vi.setConfig({ testTimeout: 15 * 60_000 });

describe('a fit of any size ends in a table', () => {
  it.each([
    // patients, chains, iterations, warmup, thin: draws for each chain
    [10, 1, 2, 1, 1, 1],
    [10, 2, 20, 10, 10, 1],
    [50, 20, 20, 10, 1, 10],
    [300, 4, 20, 10, 1, 10],
    [3000, 1, 6, 3, 1, 3],
  ])('%i groups, %i chains, %i iterations, %i of them warmup, thinned by %i', async (...size) => {
    const [patients, chains, iter, warmup, thin, drawsPerChain] = size;
    const spec = countsSpec({ chains, iter, warmup, thin });
    const modelId = await addModel(project, countsOf(patients), spec);
    const fit = await queue.fits.start(project, modelId).result;
    expect(fit).toMatchObject({ chains, drawsPerChain });
    expect(fit.lostChains).toBeUndefined();
    const saved = await readFitDraws(project, fit.id);
    expect(Object.keys(saved.sampler)).toEqual(expect.arrayContaining(['lp__', 'divergent__', 'energy__']));
    // Number for number what R reads from the saved object.
    const object = join(project.folders.fits, fit.id, 'fit.rds');
    const draws = `(x <<- posterior::as_draws_array(readRDS(${JSON.stringify(object)})))`;
    expect(textsOf(await evaluate(`dimnames(${draws})[[3L]]`))).toEqual(saved.variables);
    await evaluate(`writeBin(as.double(x), ${JSON.stringify(join(folder, 'r.f64'))})`);
    const ours = readFileSync(join(project.folders.fits, fit.id, 'draws.f64'));
    expect(ours.equals(readFileSync(join(folder, 'r.f64')))).toBe(true);
    const analyses = createAnalyses();
    const { rows } = await analyses.ask(askedFit(project, fit.id), summary, { prob: 0.95 });
    await analyses.close();
    expect(rows.map(({ variable }) => variable)).toEqual(saved.variables);
    expect(rows.filter(({ mean }) => !Number.isFinite(mean))).toEqual([]);
    expect(rows).toHaveLength(fit.variableCount);
  });
});

describe('draws as large as they come, without sampling them', () => {
  /** Puts an object with draws, and nothing else of a fit, where a worker has the fit that it has sampled. */
  async function draws(variables: number, chains: number, length: number) {
    const into = mkdtempSync(join(folder, 'draws-'));
    const array = `array(seq_len(${variables * chains * length}) / 7, c(${length}, ${chains}, ${variables}),
      list(NULL, NULL, paste0("r[", seq_len(${variables}), "]")))`;
    await evaluate(
      `saveRDS(posterior::as_draws_array(${array}), ${JSON.stringify(join(into, 'fit.rds'))}, compress = FALSE)`,
    );
    return into;
  }

  /** What a worker that has sampled nothing itself makes of the object. */
  async function readBy(into: string) {
    const other = await start();
    try {
      return await writeDrawsFrom(other, into);
    } finally {
      await other.kill();
    }
  }

  it('3,000 variables of 20 chains', async () => {
    const into = await draws(3000, 20, 50);
    const written = await readBy(into);
    expect(written).toMatchObject({ chains: 20, drawsPerChain: 50, sampler: {} });
    expect(written.missing).not.toBeNull();
    const bytes = readFileSync(join(into, 'draws.f64'));
    expect(bytes.length).toBe(8 * 3000 * 20 * 50);
    expect(bytes.readDoubleLE(8 * 1234567)).toBe(1234568 / 7);
  });

  it('100 variables of 5,000 draws in each of 20 chains', async () => {
    const into = await draws(100, 20, 5000);
    const { variables, chains, drawsPerChain } = await readBy(into);
    expect([variables.length, chains, drawsPerChain]).toEqual([100, 20, 5000]);
    expect(statSync(join(into, 'draws.f64')).size).toBe(8 * 100 * 20 * 5000);
  });
});
