import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Interval, intervalEnds } from '../../../../shared/stats/interval';
import { columnName } from '../../../../shared/stats/measures/column-name';
import { measures } from '../../../../shared/stats/measures/list';
import type { Measure } from '../../../../shared/stats/measures/measure';
import { summaryCode } from '../../../../shared/stats/measures/summary-code';
import { summarise } from '../../../../shared/stats/summarise';
import { fixtures, readFit, relativeDifference } from '../fixtures';

const fit = '02_sleepstudy_distributional';

it('is R code that gives the same numbers, each measure in a column of its name', { timeout: 60_000 }, () => {
  const draws = readFit(fit);
  const interval = intervalEnds(0.89);
  const names = measures.map((measure) => columnName(measure, interval));
  const shape = [draws.drawsPerChain, draws.chains, draws.variables.length];
  const script = `
    values <- readBin(commandArgs(TRUE), "double", ${draws.values.length}, endian = "little")
    draws <- posterior::as_draws_array(array(values, c(${shape})))
    table <- suppressWarnings(${summaryCode('draws', measures, interval)})
    cat(names(table)[-1L], sep = " ")
    cat("\\n")
    cat(sprintf("%.17g", t(as.matrix(as.data.frame(table)[-1L]))))`;
  const file = join(fixtures, fit, 'draws.f64');
  const [head = '', numbers = ''] = execFileSync('Rscript', ['-', file], {
    input: script,
    encoding: 'utf8',
  }).split('\n');
  expect(head.split(' ')).toEqual(names);
  const theirs = numbers.split(' ').map(Number);
  const ours = summarise(draws, { prob: 0.89 }).flatMap((row) => measures.map(({ id }) => row[id]));
  expect(theirs.length).toBe(ours.length);
  const wrong = ours.flatMap((value, i) =>
    relativeDifference(value, theirs[i] ?? Number.NaN) <= 1e-8
      ? []
      : [
          `${names[i % names.length]} of ${draws.variables[Math.floor(i / names.length)]}: ${value}, ${theirs[i]}`,
        ],
  );
  expect(wrong).toEqual([]);
});

it('calls what is more than an R function by its own R code, under a name that R reads', () => {
  const [first] = measures;
  const share = {
    ...(first as Measure),
    id: 'share above 0',
    rCall: ({ lower }: Interval) => `mean(.x > ${lower})`,
  };
  expect(summaryCode('fit', [share], { lower: 0.05, upper: 0.95 })).toBe(
    'posterior::summarise_draws(\n  fit,\n  `share above 0` = ~mean(.x > 0.05)\n)',
  );
});
