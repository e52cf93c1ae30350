import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../electron/analyses/question';
import { readDraws, readSampler } from '../../../electron/fits/draws-file';
import { analyses } from '../../../shared/analyses/list';
import { answerJson } from '../../../shared/analyses/plain-answer';
import type { FitDraws } from '../../../shared/stats/fit-draws';
import { fits, fixtures, readJson, relativeDifference, toNumber } from '../../shared/stats/fixtures';
import { usualQuery } from './usual-query';

async function drawsOf(fit: string): Promise<FitDraws> {
  const folder = join(fixtures, fit);
  const draws = await readDraws(join(folder, 'draws.f64'), join(folder, 'meta.json'));
  return { ...draws, sampler: await readSampler(folder, draws.chains, draws.drawsPerChain) };
}

/** Every number in an answer's JSON, in order. */
function numbersIn(json: unknown): readonly number[] {
  if (typeof json === 'number' || ['NA', 'NaN', 'Inf', '-Inf'].includes(json as string)) {
    return [toNumber(json as number | string)];
  }
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(numbersIn) : [];
}

describe.each(analyses.map((analysis) => [analysis.id, analysis] as const))('%s', (id, analysis) => {
  it('has an id for the command line, and words', () => {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(analyses.filter((other) => other.id === id)).toHaveLength(1);
    expect(analysis.words.title).toMatch(/^[A-Z]/);
    expect(analysis.words.about).toMatch(/^[A-Z].{20,}\.$/);
    expect(analysis.version).toBeGreaterThanOrEqual(1);
  });

  it('refuses a part of a query that it does not know', () => {
    expect(() => readQuestion(id, { nonsense: 1 })).toThrowError(
      expect.objectContaining({
        code: 'invalid-input',
        message: expect.stringContaining('has no field called "nonsense"'),
      }),
    );
  });

  const { source } = analysis;
  // What brms answers has a test of its own for each analysis.
  it.each(source.from === 'draws' ? fits : [])(
    'answers for %s in the form that it promises, also by way of JSON',
    async (fit) => {
      if (source.from !== 'draws') throw new Error(`${id} is not from draws`);
      const draws = await drawsOf(fit);
      const answer = source.compute(draws, usualQuery(analysis, draws.variables));
      expect(analysis.answer.parse(answer)).toEqual(answer);
      const json = JSON.stringify(answerJson(answer));
      expect(analysis.answer.parse(JSON.parse(json))).toEqual(answer);
      expect(JSON.stringify(answerJson(analysis.answer.parse(JSON.parse(json))))).toBe(json);
    },
  );

  it('shows R code that R can read', () => {
    const code = analysis.code(null, usualQuery(analysis, ['r_patient[a "b" \\ c,Intercept]', 'b_x']));
    execFileSync('Rscript', ['--vanilla', '-e', 'invisible(parse(file("stdin")))'], { input: code });
  });
});

describe('the R code that is shown, run by R', () => {
  /** What R makes of the code, where `fit` has the draws of a fit of test/fixtures: all its numbers, row by row. */
  function inR(fit: string, code: string): readonly number[] {
    const { variables, n_chains, n_draws } = readJson<{
      variables: string[];
      n_chains: number;
      n_draws: number;
    }>(fit, 'meta.json');
    const shape = `c(${n_draws}, ${n_chains}, ${variables.length})`;
    const script = `
      values <- readBin(${JSON.stringify(join(fixtures, fit, 'draws.f64'))}, "double", prod(${shape}), endian = "little")
      fit <- posterior::as_draws_array(array(values, ${shape}, list(NULL, NULL, ${rTexts(variables)})))
      # Draws alone have no sampler's diagnostics: bayesplot's traces take none for that.
      registerS3method("nuts_params", "draws_array", function(object, ...) NULL, envir = asNamespace("bayesplot"))
      result <- local({ ${code} })
      if (inherits(result, "ggplot")) result <- result$data[["value"]]
      numbers <- if (is.data.frame(result)) t(as.matrix(as.data.frame(result)[-1])) else as.matrix(result)
      writeLines(sprintf("%.17g", as.numeric(numbers)))`;
    const said = execFileSync('Rscript', ['--vanilla', '-'], { input: script, encoding: 'utf8' });
    return said
      .trim()
      .split('\n')
      .map((line) => (line === 'NA' ? Number.NaN : Number(line)));
  }
  const rTexts = (texts: readonly string[]) => `c(${texts.map((text) => JSON.stringify(text)).join(', ')})`;

  it.each([
    ['summary', {}, 0],
    ['trace', { variable: 'b_Intercept', parts: 4000 }, 0],
    // R before 4.4 places its kernels off by up to 1 in 1,000.
    ['density', { variable: 'b_Intercept' }, 0.02],
  ] as const)('%s gives the numbers of the app', async (id, query, most) => {
    const fit = '02_sleepstudy_distributional';
    const question = readQuestion(id, query);
    const { source } = question.analysis;
    if (source.from !== 'draws') throw new Error(`${id} is not from draws`);
    const answer = source.compute(await drawsOf(fit), question.query) as Record<string, unknown>;
    const parts = { summary: 'rows', trace: 'values', density: 'y' } as const;
    const rows = answerJson(answer[parts[id]]);
    const theirs = inR(fit, question.analysis.code(null, question.query));
    if (id === 'summary') {
      // The columns may stand in another order: each row's sum says whether all are there.
      const ours = (rows as Record<string, unknown>[]).map((row) => numbersIn(row));
      const width = ours[0]?.length ?? 0;
      expect(theirs.length).toBe(ours.length * width);
      ours.forEach((row, i) => {
        const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
        const wanted = sorted(theirs.slice(i * width, (i + 1) * width));
        sorted(row).forEach((value, j) => {
          expect(relativeDifference(value, wanted[j] ?? Number.NaN)).toBeLessThan(1e-8);
        });
      });
      return;
    }
    const ours = numbersIn(rows);
    expect(ours.length).toBe(theirs.length);
    const scale = Math.max(...theirs.map(Math.abs));
    ours.forEach((value, i) => {
      expect(Math.abs(value - (theirs[i] ?? Number.NaN)) / scale).toBeLessThanOrEqual(most);
    });
  });
});
