import type { ReactNode } from 'react';
import type { Loo } from '../../../shared/analyses/loo';
import { t } from '../../../shared/texts/texts';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { plainNumber, wholeNumber } from '../../ui/number-text';
import { doubtfulPoints } from './loo-items';
import classes from './loo-view.module.css';

/** Whether the estimates can be relied on, by Pareto k, and what to do where they cannot. */
export function ParetoK({ answer }: { readonly answer: Loo }): ReactNode {
  const { threshold, observations, draws, versions, bands } = answer;
  const count = doubtfulPoints(answer).length;
  const k = plainNumber(threshold.k, 2);
  const n = wholeNumber(observations);
  return (
    <div className={classes.k}>
      {count === 0 ? (
        <p className={classes.good}>
          <Icon name="check" size={14} />
          {t('fits.loo.good', { k, n })}
        </p>
      ) : (
        <ErrorBox
          tone="warning"
          error={{
            message: t('fits.loo.doubtful', { count, shown: wholeNumber(count), k, n }),
            hint: t('fits.loo.todo'),
            condition: undefined,
          }}
        />
      )}
      <p className={classes.about}>
        {t('fits.loo.bands')}{' '}
        {Array.from(bands.count, (inBand, i) => bandText(bands.from[i], bands.to[i], inBand)).join(' · ')}
        {'. '}
        {threshold.rule === 'draws'
          ? t('fits.loo.byDraws', { k, draws: wholeNumber(draws), loo: versions.loo })
          : t('fits.loo.fixed', { k, loo: versions.loo })}
      </p>
    </div>
  );
}

function bandText(from = Number.NaN, to = Number.NaN, count: number): string {
  const n = wholeNumber(count);
  const [low, high] = [plainNumber(from, 2), plainNumber(to, 2)];
  if (!Number.isFinite(from)) return t('fits.loo.upTo', { n, high });
  return Number.isFinite(to) ? t('fits.loo.between', { n, low, high }) : t('fits.loo.over', { n, low });
}
