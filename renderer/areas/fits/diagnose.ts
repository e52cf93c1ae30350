import type { SummaryRow } from '../../../shared/contract/posterior';
import type { FitInfo } from '../../../shared/contract/project';
import type { SamplingSpec } from '../../../shared/model/spec';
import { t } from '../../texts/texts';
import { fixed, plainNumber, wholeNumber } from '../../ui/number-text';

/** Something in a fit that its reader must know, and what to do next. */
export interface Finding {
  readonly id: 'divergences' | 'treedepth' | 'rhat' | 'ess' | 'ebfmi';
  readonly message: string;
  readonly next: string;
  /** Variables that it is about. */
  readonly variables: readonly string[];
  /** A change of the model's sampling that is the usual next step. */
  readonly change?: { readonly label: string; readonly sampling: Partial<SamplingSpec> };
}

export const rhatLimit = 1.01;
/** Beyond this the draws are of no use; between the two, more of them will do. */
const rhatAlarm = 1.05;
export const ebfmiLimit = 0.3;

/** The smallest effective sample size to trust: 100 for each chain (Vehtari et al. 2021). */
export function essLimit(chains: number): number {
  return 100 * chains;
}

export function rhatIsHigh(row: SummaryRow): boolean {
  return row.rhat > rhatLimit;
}

export function essIsLow(row: SummaryRow, chains: number): boolean {
  return row.ess_bulk < essLimit(chains) || row.ess_tail < essLimit(chains);
}

function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  return share < 0.1
    ? t('fits.underPercent', { n: plainNumber(0.1) })
    : t('fits.percent', { n: fixed(share, 1) });
}

function nextAdaptDelta(now: number): number | null {
  return [0.95, 0.99, 0.999].find((value) => value > now + 1e-9) ?? null;
}

function divergences(fit: FitInfo): Finding | null {
  if (fit.divergences === 0) return null;
  const now = fit.spec.sampling.adaptDelta ?? 0.8;
  const higher = nextAdaptDelta(now);
  const total = fit.chains * fit.drawsPerChain;
  return {
    id: 'divergences',
    message: t('fits.finding.divergences', {
      n: wholeNumber(fit.divergences),
      total: wholeNumber(total),
      percent: percent(fit.divergences, total),
    }),
    next: higher
      ? t('fits.finding.raiseAdaptDelta', { now: plainNumber(now), higher: plainNumber(higher) })
      : t('fits.finding.highestAdaptDelta'),
    variables: [],
    ...(higher && {
      change: {
        label: t('fits.finding.setAdaptDelta', { value: plainNumber(higher) }),
        sampling: { adaptDelta: higher },
      },
    }),
  };
}

function treedepth(fit: FitInfo): Finding | null {
  if (fit.maxTreedepthHits === 0) return null;
  const now = fit.spec.sampling.maxTreedepth ?? 10;
  const higher = Math.min(30, now + 2);
  return {
    id: 'treedepth',
    message: t('fits.finding.treedepth', { n: wholeNumber(fit.maxTreedepthHits), depth: now }),
    next: t('fits.finding.raiseTreedepth', { depth: higher }),
    variables: [],
    change: { label: t('fits.finding.setTreedepth', { depth: higher }), sampling: { maxTreedepth: higher } },
  };
}

/** What brms runs by default; a shorter fit first goes up to it. */
const usualIterations = 2000;

function longer(fit: FitInfo): NonNullable<Finding['change']> {
  const { iter, warmup } = fit.spec.sampling;
  const next = Math.max(iter * 2, usualIterations);
  return {
    label: t('fits.finding.setIterations', { n: wholeNumber(next) }),
    sampling: { iter: next, ...(warmup !== undefined && { warmup: Math.round((warmup * next) / iter) }) },
  };
}

function convergence(fit: FitInfo, rows: readonly SummaryRow[]): Finding[] {
  const high = rows.filter(rhatIsHigh).sort((a, b) => b.rhat - a.rhat);
  const low = rows
    .filter((row) => essIsLow(row, fit.chains) && !rhatIsHigh(row))
    .sort((a, b) => a.ess_bulk - b.ess_bulk);
  const findings: Finding[] = [];
  if (high.length > 0) {
    findings.push({
      id: 'rhat',
      message: t('fits.finding.rhat', { count: high.length, limit: plainNumber(rhatLimit) }),
      next: (high[0]?.rhat ?? 0) > rhatAlarm ? t('fits.finding.notMixed') : t('fits.finding.nearlyMixed'),
      variables: high.map(({ variable }) => variable),
      change: longer(fit),
    });
  }
  if (low.length > 0) {
    findings.push({
      id: 'ess',
      message: t('fits.finding.ess', { count: low.length }),
      next: t('fits.finding.moreDraws', { n: wholeNumber(essLimit(fit.chains)) }),
      variables: low.map(({ variable }) => variable),
      change: longer(fit),
    });
  }
  return findings;
}

function energy(fit: FitInfo): Finding | null {
  const low = fit.ebfmi.flatMap((value, chain) =>
    value < ebfmiLimit ? [t('fits.finding.ebfmiChain', { chain: chain + 1, value: fixed(value, 2) })] : [],
  );
  if (low.length === 0) return null;
  return {
    id: 'ebfmi',
    message: t('fits.finding.ebfmi', { limit: plainNumber(ebfmiLimit), chains: low.join(', ') }),
    next: t('fits.finding.slow'),
    variables: [],
  };
}

/** All that is wrong with a fit, the gravest first; `rows` is null while the summary is not known. */
export function diagnose(fit: FitInfo, rows: readonly SummaryRow[] | null): readonly Finding[] {
  const found = [divergences(fit), ...(rows ? convergence(fit, rows) : []), treedepth(fit), energy(fit)];
  return found.filter((finding) => finding !== null);
}
