import type { ReactNode } from 'react';
import type { ChainProgress, WorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';
import classes from './progress-bars.module.css';
import { shareDone } from './work-text';

/** How far running work is, where that can be drawn: a bar for each chain, or one for an amount. */
export function ProgressBars({ item }: { readonly item: WorkItem }): ReactNode {
  const { progress, state, title } = item;
  if (state !== 'running' || progress === null) return null;
  if ('chains' in progress) {
    return (
      progress.chains.length > 0 && (
        <div className={classes.chains}>
          {progress.chains.map((chain) => (
            <ChainBar key={chain.chain} chain={chain} />
          ))}
        </div>
      )
    );
  }
  const share = shareDone(item);
  if (share === null) return null;
  const percent = Math.round(share * 100);
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label={title}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={classes.fill} style={{ width: `${percent}%` }} />
    </div>
  );
}

function ChainBar({ chain }: { readonly chain: ChainProgress }): ReactNode {
  const { chain: number, phase, iteration, total } = chain;
  const phaseWord = t(`jobs.phase.${phase}`);
  const percent = total > 0 ? (iteration / total) * 100 : 0;
  return (
    <div className={classes.chain}>
      <span>
        {t('jobs.chain', { n: number })} <span className={classes.phase}>{phaseWord}</span>
      </span>
      <span className={classes.phase}>
        {t('jobs.progress', { iteration: wholeNumber(iteration), total: wholeNumber(total) })}
      </span>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={t('jobs.chain', { n: number })}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={iteration}
        aria-valuetext={t('jobs.progressAbout', { phase: phaseWord, iteration, total })}
      >
        <div className={classes.fill} data-phase={phase} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
