import { displayName } from '../../shared/model/parameters';
import type { FitInfo } from '../../shared/model/project';
import type { ConvergenceRow } from '../../shared/stats/convergence-row';
import { type Diagnosis, diagnoseFit, ebfmiLimit } from '../../shared/stats/diagnose';
import { rhatLimit } from '../../shared/stats/measures/rhat';
import { summaryText } from './summary-text';

const mostNames = 5;

/** "b_x, b_z and 3 more". */
function named(variables: readonly string[]): string {
  const names = variables.slice(0, mostNames).map(displayName).join(', ');
  return variables.length > mostNames ? `${names} and ${variables.length - mostNames} more` : names;
}

function share(count: number, total: number): string {
  return `${count} of ${total} draws`;
}

function line(found: Diagnosis): string {
  switch (found.id) {
    case 'lostChains': {
      const why = found.reasons.length === 0 ? '.' : `: ${found.reasons.join(' ')}`;
      return `${found.finished} of ${found.asked} chains finished; ${found.asked - found.finished} failed${why}`;
    }
    case 'divergences': {
      const next = found.higher === null ? 'set tighter priors' : `raise adapt_delta to ${found.higher}`;
      return `${share(found.count, found.total)} ended in a divergent transition: ${next}.`;
    }
    case 'rhat':
      return `R-hat is above ${rhatLimit} for ${named(found.variables)}: ${
        found.grade === 'nearlyAgree'
          ? 'run more iterations'
          : 'the draws have not converged, do not use them'
      }.`;
    case 'unknown':
      return `R-hat or an effective sample size cannot be computed for ${named(found.variables)}: run more iterations.`;
    case 'ess':
      return `The effective sample size is below ${found.limit} for ${named(found.variables)}: run more iterations.`;
    case 'treedepth':
      return `${share(found.count, found.total)} reached the maximum treedepth of ${found.depth}: raise it to ${found.higher}.`;
    case 'ebfmi': {
      const chains = found.chains.map(({ chain, value }) => `${chain} (${value.toFixed(2)})`);
      return `E-BFMI is below ${ebfmiLimit} in chain ${chains.join(', ')}.`;
    }
  }
}

/** The warnings of a fit as text for a terminal, one line each; "" if there are none. */
function diagnosisText(found: readonly Diagnosis[]): string {
  return found.length === 0 ? '' : ['Warnings', ...found.map((each) => `  ${line(each)}`)].join('\n');
}

/** A fit's summary, followed by its warnings. */
export function summaryWithWarnings(
  fit: FitInfo | null,
  rows: readonly ConvergenceRow[],
  prob: number,
): string {
  const warnings = fit === null ? '' : diagnosisText(diagnoseFit(fit, rows));
  return [summaryText(rows, prob), warnings].filter((part) => part !== '').join('\n\n');
}
