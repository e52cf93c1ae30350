import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Loo, loo } from '../../../shared/analyses/loo';
import type { FitInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useTrusted } from '../../store/use-trusted';
import { CodeView } from '../../ui/code-view';
import { CopyButton } from '../../ui/copy-button';
import { ErrorBox } from '../../ui/error-box';
import { fixed, wholeNumber } from '../../ui/number-text';
import { useFocusKept } from '../../ui/use-focus-kept';
import { Working } from '../../ui/working';
import { DoubtfulPoints } from './doubtful-points';
import { looTsv } from './loo-items';
import classes from './loo-view.module.css';
import { ParetoK } from './pareto-k';
import { useAnalysis } from './use-analysis';

const query = {};
const estimates = ['elpd_loo', 'p_loo', 'looic'] as const;

/** How well a fit predicts what it has not seen: asked for by a button, as it takes R and some time. */
export function LooView({ fit }: { readonly fit: FitInfo }): ReactNode {
  const { asked, data, loading, error, doing, ask, cancel } = useAnalysis(loo, fit.id, query);
  const trusted = useTrusted();
  const code = loo.code(fit, query);
  const place = useFocusKept<HTMLElement>([asked, loading, error !== null].join());
  return (
    <div className={classes.view}>
      <section ref={place} tabIndex={-1} className={classes.place} aria-label={t('fits.loo.title')}>
        <div className={classes.head}>
          <h3>{t('fits.loo.title')}</h3>
          {data && <CopyButton label={t('fits.loo.copy')} text={() => looTsv(data)} />}
        </div>
        <p className={classes.about}>{t('fits.loo.about')}</p>
        {!asked && !trusted && <p className={classes.about}>{t('trust.noAnalysis')}</p>}
        {!asked && !error && (
          <Button disabled={!trusted} onClick={ask}>
            {t('fits.loo.compute')}
          </Button>
        )}
        {loading && <Working label={doing ?? t('fits.loo.loading')} stop={cancel ?? undefined} />}
        {error && !loading && <ErrorBox error={error} retry={ask} />}
        {data && <Answer fit={fit} answer={data} />}
      </section>
      <section aria-label={t('fits.loo.code')}>
        <div className={classes.head}>
          <h3>{t('fits.loo.code')}</h3>
          <CopyButton label={t('fits.details.copyCode')} text={() => code} />
        </div>
        <div className={classes.code}>
          <CodeView code={code} language="r" label={t('fits.loo.code')} />
        </div>
      </section>
    </div>
  );
}

function Answer({ fit, answer }: { readonly fit: FitInfo; readonly answer: Loo }): ReactNode {
  const { draws, observations, versions, warnings } = answer;
  return (
    <div className={classes.answer}>
      <table className={classes.estimates} aria-label={t('fits.loo.estimates')}>
        <thead>
          <tr>
            <th scope="col">{t('fits.loo.quantity')}</th>
            <th scope="col">{t('fits.loo.estimate')}</th>
            <th scope="col">{t('fits.loo.se')}</th>
            <th scope="col">{t('fits.loo.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {estimates.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{fixed(answer.estimates[name].estimate, 1)}</td>
              <td>{fixed(answer.estimates[name].se, 1)}</td>
              <td>{t(`fits.loo.is.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.about}>
        {t('fits.loo.facts', {
          observations: wholeNumber(observations),
          draws: wholeNumber(draws),
          ...versions,
        })}
      </p>
      <ParetoK answer={answer} />
      <DoubtfulPoints fit={fit} answer={answer} />
      {warnings.length > 0 && (
        <details>
          <summary>{t('fits.loo.warnings')}</summary>
          <pre className={classes.warnings}>{warnings.join('\n\n')}</pre>
        </details>
      )}
    </div>
  );
}
