import type { FitInfo } from '../model/project';
import type { SamplingSpec } from '../model/spec';
import type { ConvergenceRow } from './convergence-row';
import { essLimit } from './measures/ess-limit';
import { rhatLimit } from './measures/rhat';

/** A change of the sampling that is the usual next step. */
type Change = Partial<SamplingSpec>;

/** Something in a fit that its reader must know, as plain data: who shows it puts it into words. */
export type Diagnosis =
  | {
      readonly id: 'lostChains';
      readonly asked: number;
      readonly finished: number;
      /** Stan's own words, each once; none where it gave none. */
      readonly reasons: readonly string[];
    }
  | {
      readonly id: 'divergences';
      readonly count: number;
      readonly total: number;
      readonly adaptDelta: number;
      /** Null where a higher one would not help. */
      readonly higher: number | null;
    }
  /** How far the chains are apart, by their largest R-hat. */
  | {
      readonly id: 'rhat';
      readonly variables: readonly string[];
      readonly grade: ChainAgreement;
      readonly change: Change;
    }
  /** R-hat or an effective sample size cannot be computed, though the draws differ. */
  | { readonly id: 'unknown'; readonly variables: readonly string[]; readonly change: Change }
  | {
      readonly id: 'ess';
      readonly variables: readonly string[];
      readonly limit: number;
      readonly change: Change;
    }
  | {
      readonly id: 'treedepth';
      readonly count: number;
      readonly total: number;
      readonly depth: number;
      readonly higher: number;
    }
  | { readonly id: 'ebfmi'; readonly chains: readonly { readonly chain: number; readonly value: number }[] };

/** How well chains agree whose R-hat is above 1.01: up to 1.05 nearly, up to 1.1 they disagree, beyond it not at all. */
export type ChainAgreement = 'nearlyAgree' | 'disagree' | 'doNotAgree';

function agreementOf(rhat: number): ChainAgreement {
  if (rhat <= 1.05) return 'nearlyAgree';
  return rhat <= 1.1 ? 'disagree' : 'doNotAgree';
}

export const ebfmiLimit = 0.3;

const rhatIsHigh = (row: ConvergenceRow): boolean => row.rhat > rhatLimit;

function essIsLow(row: ConvergenceRow, chains: number): boolean {
  return row.ess_bulk < essLimit(chains) || row.ess_tail < essLimit(chains);
}

/**
 * The measures that cannot be computed. Of what is the same in every draw they are not defined, and nothing is wrong
 * with that (a fixed `disc`, the diagonal of a correlation) as long as the sampler has moved: its log density differs.
 */
function isUnknown(row: ConvergenceRow, stuck: boolean): boolean {
  if (row.sd === 0 && !stuck) return false;
  return Number.isNaN(row.rhat) || Number.isNaN(row.ess_bulk) || Number.isNaN(row.ess_tail);
}

function lostChains(fit: FitInfo): Diagnosis | null {
  const asked = fit.spec.sampling.chains;
  if (fit.chains >= asked) return null;
  const reasons = (fit.lostChains ?? []).flatMap(({ reason }) => (reason === '' ? [] : [reason]));
  return { id: 'lostChains', asked, finished: fit.chains, reasons: [...new Set(reasons)] };
}

function divergences(fit: FitInfo): Diagnosis | null {
  if (fit.divergences === 0) return null;
  const adaptDelta = fit.spec.sampling.adaptDelta ?? 0.8;
  const higher = [0.95, 0.99, 0.999].find((value) => value > adaptDelta + 1e-9) ?? null;
  const total = fit.chains * fit.drawsPerChain;
  return { id: 'divergences', count: fit.divergences, total, adaptDelta, higher };
}

function treedepth(fit: FitInfo): Diagnosis | null {
  if (fit.maxTreedepthHits === 0) return null;
  const depth = fit.spec.sampling.maxTreedepth ?? 10;
  const total = fit.chains * fit.drawsPerChain;
  return { id: 'treedepth', count: fit.maxTreedepthHits, total, depth, higher: Math.min(30, depth + 2) };
}

/** What brms runs by default; a shorter fit first goes up to it. */
const usualIterations = 2000;

function longer(fit: FitInfo): Change {
  const { iter, warmup } = fit.spec.sampling;
  const next = Math.max(iter * 2, usualIterations);
  return { iter: next, ...(warmup !== undefined && { warmup: Math.round((warmup * next) / iter) }) };
}

function convergence(fit: FitInfo, rows: readonly ConvergenceRow[]): readonly Diagnosis[] {
  const stuck = rows.some((row) => row.variable === 'lp__' && row.sd === 0);
  const high = rows.filter(rhatIsHigh).sort((a, b) => b.rhat - a.rhat);
  const unknown = rows.filter((row) => !rhatIsHigh(row) && isUnknown(row, stuck));
  const low = rows
    .filter((row) => essIsLow(row, fit.chains) && !rhatIsHigh(row) && !isUnknown(row, stuck))
    .sort((a, b) => a.ess_bulk - b.ess_bulk);
  const names = (found: readonly ConvergenceRow[]) => found.map(({ variable }) => variable);
  const change = longer(fit);
  const found: Diagnosis[] = [];
  if (high.length > 0) {
    found.push({ id: 'rhat', variables: names(high), grade: agreementOf(high[0]?.rhat ?? 0), change });
  }
  if (unknown.length > 0) found.push({ id: 'unknown', variables: names(unknown), change });
  if (low.length > 0) found.push({ id: 'ess', variables: names(low), limit: essLimit(fit.chains), change });
  return found;
}

/** The numbers, as Stan gives them, of the chains that a fit has: 1, 3, 4 where the second of four was lost. */
export function chainNumbers({ chains, lostChains = [], spec }: FitInfo): readonly number[] {
  const lost = new Set(lostChains.map(({ chain }) => chain));
  const asked = Math.max(spec.sampling.chains, chains);
  const numbers = Array.from({ length: asked }, (_, i) => i + 1).filter((chain) => !lost.has(chain));
  return Array.from({ length: chains }, (_, i) => numbers[i] ?? i + 1);
}

function energy(fit: FitInfo): Diagnosis | null {
  const numbers = chainNumbers(fit);
  const chains = fit.ebfmi.flatMap((value, i) =>
    value < ebfmiLimit ? [{ chain: numbers[i] ?? i + 1, value }] : [],
  );
  return chains.length === 0 ? null : { id: 'ebfmi', chains };
}

/** All that is wrong with a fit, the gravest first; `rows` is null while the summary is not known. */
export function diagnoseFit(fit: FitInfo, rows: readonly ConvergenceRow[] | null): readonly Diagnosis[] {
  const found = [
    lostChains(fit),
    divergences(fit),
    ...(rows ? convergence(fit, rows) : []),
    treedepth(fit),
    energy(fit),
  ];
  return found.filter((diagnosis) => diagnosis !== null);
}
