import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createAnalyses } from '../../electron/analyses/analysis-service';
import { summary } from '../../shared/analyses/summary';
import { createDraws, type Draws } from '../../shared/stats/draws';
import type { MeasureId } from '../../shared/stats/measures/list';
import type { SummaryRow } from '../../shared/stats/summary-row';
import { bundleAnalysisThread } from '../electron/analyses/bundled-thread';
import type { BenchRow, BenchRun } from './measure';
import script from './summary.R?raw';

/** Always the same ones, in the order of summary.R, so that times can be compared from version to version. */
const timed: readonly MeasureId[] = [
  'mean',
  'median',
  'sd',
  'mad',
  'lower',
  'upper',
  'rhat',
  'ess_bulk',
  'ess_tail',
  'mcse_mean',
];

interface Shape {
  readonly variables: number;
  readonly chains: number;
  readonly drawsPerChain: number;
}

/** Our summary against `posterior::summarise_draws` on the same 1,000 variables × 4 chains × 1,000 draws; quick: 20 × 4 × 100. */
export async function benchSummary({ quick }: Pick<BenchRun, 'quick'>): Promise<readonly BenchRow[]> {
  const shape = { variables: quick ? 20 : 1000, chains: 4, drawsPerChain: quick ? 100 : 1000 };
  const folder = await mkdtemp(join(tmpdir(), 'studio-bench-'));
  const thread = await bundleAnalysisThread();
  try {
    const draws = autoregressiveDraws(shape);
    const file = join(folder, 'draws.f64');
    await writeFile(file, draws.values);
    const threads = availableParallelism();
    const one = await timeOurs(draws, thread.file, 1);
    const all = await timeOurs(draws, thread.file, threads);
    const theirs = await timeR(file, shape, threads);
    const difference = largestDifference(one.rows, theirs.sums);
    if (!(difference < 1e-8)) throw new Error(`The tables differ by ${difference}: the times mean nothing.`);
    const words = Object.values(shape).join(' × ');
    const note = `column sums agree to ${difference.toExponential(0)}`;
    return [
      row(`summary of ${words}, one thread / one core of R`, one.seconds, theirs.one, note),
      row(`summary of ${words}, ${threads} threads / .cores = ${threads}`, all.seconds, theirs.all, note),
    ];
  } finally {
    await thread.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

function row(name: string, ours: number, theirs: number, note: string): BenchRow {
  return { name, ours, theirs, unit: 's', note };
}

/** Best of three, threads started anew each time: what a user waits for who opens a fit. */
async function timeOurs(
  draws: Draws,
  threadFile: string,
  threads: number,
): Promise<{ readonly seconds: number; readonly rows: readonly SummaryRow[] }> {
  let seconds = Number.POSITIVE_INFINITY;
  let rows: readonly SummaryRow[] = [];
  for (let i = 0; i < 3; i++) {
    const analyses = createAnalyses({ threadFile, threads });
    const fit = { key: 'bench', load: async () => ({ ...draws, sampler: {} }) };
    await analyses.draws(fit);
    const began = performance.now();
    rows = (await analyses.ask(fit, summary, { prob: 0.95, measures: timed })).rows;
    seconds = Math.min(seconds, (performance.now() - began) / 1000);
    await analyses.close();
  }
  return { seconds, rows };
}

interface RTimes {
  readonly one: number;
  readonly all: number;
  /** Of every column, over the variables. */
  readonly sums: readonly number[];
}

async function timeR(file: string, shape: Shape, cores: number): Promise<RTimes> {
  const given = [shape.variables, shape.chains, shape.drawsPerChain, cores].map(String);
  const child = spawn('Rscript', ['-', file, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(script);
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`Rscript ended with code ${code}.`);
  return JSON.parse(stdout) as RTimes;
}

function largestDifference(rows: readonly SummaryRow[], sums: readonly number[]): number {
  const differences = timed.map((id, i) => {
    const ours = rows.reduce((sum, one) => sum + (one[id] ?? Number.NaN), 0);
    const theirs = sums[i] ?? Number.NaN;
    return Math.abs(ours - theirs) / Math.abs(theirs);
  });
  return Math.max(...differences);
}

/** Draws as a sampler gives them: autocorrelated, each variable at its own place and scale. The same in every run. */
function autoregressiveDraws({ variables, chains, drawsPerChain }: Shape): Draws {
  const values = new Float64Array(new SharedArrayBuffer(variables * chains * drawsPerChain * 8));
  let state = 1;
  const uniform = () => {
    // Park & Miller's minimal standard generator.
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  for (let i = 0, x = 0; i < values.length; i++) {
    const v = Math.floor(i / (chains * drawsPerChain));
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    x = (i % drawsPerChain === 0 ? 0 : (v % 10) * 0.09 * x) + normal;
    values[i] = 5 + v + x * (1 + (v % 7));
  }
  const names = Array.from({ length: variables }, (_, v) => `v${v}`);
  return createDraws(names, chains, drawsPerChain, values);
}
