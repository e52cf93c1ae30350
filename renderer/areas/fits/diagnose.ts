import type { FitInfo } from '../../../shared/model/project';
import type { SamplingSpec } from '../../../shared/model/spec';
import type { ConvergenceRow } from '../../../shared/stats/convergence-row';
import { type Diagnosis, diagnoseFit, ebfmiLimit } from '../../../shared/stats/diagnose';
import { rhatLimit } from '../../../shared/stats/measures/rhat';
import { t } from '../../../shared/texts/texts';
import { fixed, plainNumber, wholeNumber } from '../../ui/number-text';

/** Something in a fit that its reader must know, and what to do next. */
export interface Finding {
  readonly id: Diagnosis['id'];
  readonly message: string;
  readonly next: string;
  /** Variables that it is about. */
  readonly variables: readonly string[];
  /** A change of the model's sampling that is the usual next step. */
  readonly change?: { readonly label: string; readonly sampling: Partial<SamplingSpec> };
}

function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  return share < 0.1
    ? t('fits.underPercent', { n: plainNumber(0.1) })
    : t('fits.percent', { n: fixed(share, 1) });
}

/** What to do about draws that are too few, or of chains that do not agree; of one chain its halves are compared. */
function nextForDraws(found: Extract<Diagnosis, { id: 'rhat' | 'unknown' | 'ess' }>, chains: number): string {
  if (found.id === 'unknown') return t('fits.finding.whyUnknown');
  if (found.id === 'ess') return t('fits.finding.moreDraws', { n: wholeNumber(found.limit) });
  return t(`fits.finding.${chains === 1 ? 'oneChain' : 'chains'}.${found.grade}`);
}

/** One thing that is wrong with a fit in the words of the page. */
function inWords(found: Diagnosis, chains: number): Finding {
  const { id } = found;
  switch (id) {
    case 'lostChains': {
      const { asked, finished, reasons } = found;
      const said = reasons.join(' ');
      const lost = asked - finished;
      const next = t('fits.finding.startAll');
      return {
        id,
        message: t('fits.finding.lostChains', {
          count: lost,
          n: wholeNumber(lost),
          asked: wholeNumber(asked),
        }),
        next: said === '' ? next : t('fits.finding.stanSaid', { said, next }),
        variables: [],
      };
    }
    case 'divergences': {
      const { count, total, adaptDelta, higher } = found;
      const numbers = {
        count,
        n: wholeNumber(count),
        total: wholeNumber(total),
        percent: percent(count, total),
      };
      const message = t('fits.finding.divergences', numbers);
      if (higher === null) {
        return { id, message, next: t('fits.finding.highestAdaptDelta'), variables: [] };
      }
      const value = plainNumber(higher);
      return {
        id,
        message,
        next: t('fits.finding.raiseAdaptDelta', { now: plainNumber(adaptDelta), higher: value }),
        variables: [],
        change: {
          label: t('fits.finding.setAdaptDelta', { value }),
          sampling: { adaptDelta: higher },
        },
      };
    }
    case 'rhat':
    case 'unknown':
    case 'ess':
      return {
        id,
        message: t(`fits.finding.${id}`, { count: found.variables.length, limit: plainNumber(rhatLimit) }),
        next: nextForDraws(found, chains),
        variables: found.variables,
        change: {
          label: t('fits.finding.setIterations', { n: wholeNumber(found.change.iter ?? 0) }),
          sampling: found.change,
        },
      };
    case 'treedepth': {
      const { count, depth, higher } = found;
      return {
        id,
        message: t('fits.finding.treedepth', { count, n: wholeNumber(count), depth }),
        next: t('fits.finding.raiseTreedepth', { depth: higher }),
        variables: [],
        change: {
          label: t('fits.finding.setTreedepth', { depth: higher }),
          sampling: { maxTreedepth: higher },
        },
      };
    }
    case 'ebfmi': {
      const low = found.chains.map(({ chain, value }) =>
        t('fits.finding.ebfmiChain', { chain, value: fixed(value, 2) }),
      );
      return {
        id,
        message: t('fits.finding.ebfmi', { limit: plainNumber(ebfmiLimit), chains: low.join(', ') }),
        next: t('fits.finding.slow'),
        variables: [],
      };
    }
  }
}

/** All that is wrong with a fit, the gravest first; `rows` is null while the summary is not known. */
export function diagnose(fit: FitInfo, rows: readonly ConvergenceRow[] | null): readonly Finding[] {
  return diagnoseFit(fit, rows).map((found) => inWords(found, fit.chains));
}
