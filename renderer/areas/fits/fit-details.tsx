import type { ReactNode } from 'react';
import type { FitInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { CodeView } from '../../ui/code-view';
import { CopyButton } from '../../ui/copy-button';
import { Facts } from '../../ui/facts';
import { byteSize, duration, fixed, wholeNumber } from '../../ui/number-text';
import { FitEnvironment } from '../snapshots/fit-environment';
import classes from './fit-tab.module.css';

/** As high as the code, up to a height that leaves the facts below in sight. */
function codeHeight(code: string): number {
  return Math.min(320, code.split('\n').length * 18 + 12);
}

/** The R call as it was evaluated, and the facts that someone who repeats the fit needs. */
export function FitDetails({ fit }: { readonly fit: FitInfo }): ReactNode {
  const { seconds } = fit;
  return (
    <div className={classes.details}>
      <section aria-label={t('fits.details.call')}>
        <div className={classes.titled}>
          <h3>{t('fits.details.callTitle')}</h3>
          <CopyButton label={t('fits.details.copyCode')} text={() => fit.call} />
        </div>
        <div className={classes.code} style={{ height: codeHeight(fit.call) }}>
          <CodeView code={fit.call} language="r" label={t('fits.details.call')} />
        </div>
      </section>
      <section aria-label={t('fits.details.facts')}>
        <Facts
          facts={[
            [
              t('fits.details.versions'),
              Object.entries(fit.versions)
                .map(([name, version]) => `${name} ${version}`)
                .join(' · '),
            ],
            [t('fits.details.seed'), fit.spec.sampling.seed ?? t('fits.details.seedInCall')],
            [
              t('fits.details.time'),
              t('fits.details.times', {
                total: duration(seconds.total),
                compile: duration(seconds.compile),
                sample: duration(seconds.sample),
              }),
            ],
            [t('fits.details.ebfmi'), fit.ebfmi.map((value) => fixed(value, 2)).join(' · ')],
            [t('fits.details.divergences'), wholeNumber(fit.divergences)],
            [t('fits.details.treedepthHits'), wholeNumber(fit.maxTreedepthHits)],
            [t('fits.details.size'), byteSize(fit.bytes)],
          ]}
        />
      </section>
      <section aria-label={t('fits.details.environment')}>
        <h3 style={{ marginBottom: 6 }}>{t('fits.details.environmentTitle')}</h3>
        <FitEnvironment key={fit.id} fitId={fit.id} />
      </section>
      {fit.warnings.length > 0 && (
        <section aria-label={t('fits.details.warnings')}>
          <h3 style={{ marginBottom: 6 }}>{t('fits.details.warningsTitle')}</h3>
          <pre className={classes.warnings}>{fit.warnings.join('\n\n')}</pre>
        </section>
      )}
    </div>
  );
}
