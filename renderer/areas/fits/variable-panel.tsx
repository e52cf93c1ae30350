import { type ReactNode, useMemo } from 'react';
import type { VariableDraws } from '../../../shared/contract/posterior';
import type { FitInfo } from '../../../shared/contract/project';
import { chainNumbers } from '../../../shared/model/diagnose';
import { displayName } from '../../../shared/model/parameters';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { wholeNumber } from '../../ui/number-text';
import { Plot } from '../../ui/plot';
import { useKept } from '../../ui/use-kept';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import { ChainLegend } from './chain-legend';
import { drawDensity, drawTrace } from './plots';
import classes from './variable-panel.module.css';

const maxPoints = 4000;

interface Props {
  readonly fit: FitInfo;
  readonly variable: string;
  readonly height: number;
}

/** Trace and density of one parameter, by chain. */
export function VariablePanel({ fit, variable, height }: Props): ReactNode {
  const { connection } = useStudio();
  // A moment's rest, so that holding an arrow key does not ask for every parameter on the way.
  const query = useQuery(
    `${fit.id} ${variable}`,
    (signal) => connection.call('fit.variable', { fitId: fit.id, variable, maxPoints }, signal),
    60,
  );
  const draws = query.data;
  return (
    <section
      className={classes.panel}
      style={{ height }}
      aria-label={t('fits.plots.drawsOf', { name: variable })}
    >
      {draws ? (
        <Draws draws={draws} numbers={chainNumbers(fit)} stale={query.stale} error={query.error !== null} />
      ) : (
        <div className={classes.center}>
          {query.error ? (
            <ErrorBox error={query.error} retry={query.reload} />
          ) : (
            <Working label={t('fits.plots.loading')} />
          )}
        </div>
      )}
      {draws && query.error && <ErrorBox error={query.error} retry={query.reload} />}
    </section>
  );
}

function Draws(props: {
  readonly draws: VariableDraws;
  /** Of its chains. */
  readonly numbers: readonly number[];
  readonly stale: boolean;
  readonly error: boolean;
}): ReactNode {
  const { draws, numbers, stale, error } = props;
  const [hidden, setHidden] = useKept<readonly number[]>(`hidden chains ${draws.fitId}`, []);
  const trace = useMemo(() => drawTrace(draws, hidden), [draws, hidden]);
  const density = useMemo(() => drawDensity(draws, hidden), [draws, hidden]);
  const divergent = draws.divergent.reduce((sum, indices) => sum + indices.length, 0);
  const name = displayName(draws.variable);
  const toggle = (chain: number) =>
    setHidden(hidden.includes(chain) ? hidden.filter((other) => other !== chain) : [...hidden, chain]);
  return (
    <>
      <div className={classes.head}>
        <h3 title={draws.variable}>{name}</h3>
        {draws.stride > 1 && (
          <span className={classes.muted}>{t('fits.plots.stride', { n: draws.stride })}</span>
        )}
        {divergent > 0 && (
          <span className={classes.divergent}>
            <span className={classes.mark} />
            {t('fits.plots.divergent', { count: divergent, n: wholeNumber(divergent) })}
          </span>
        )}
        <span className={classes.space} />
        <ChainLegend numbers={numbers} hidden={hidden} onToggle={toggle} />
      </div>
      <div className={classes.plots} data-stale={stale && !error}>
        <div className={classes.plot}>
          <h4>{t('fits.plots.trace')}</h4>
          <div className={classes.canvas}>
            <Plot
              label={t('fits.plots.traceOf', {
                name: draws.variable,
                chains: draws.chains,
                draws: draws.drawsPerChain,
              })}
              draw={trace}
            />
          </div>
        </div>
        <div className={classes.plot}>
          <h4>{t('fits.plots.density')}</h4>
          <div className={classes.canvas}>
            {draws.density.x.length > 0 ? (
              <Plot label={t('fits.plots.densityOf', { name: draws.variable })} draw={density} />
            ) : (
              <div className={classes.center}>{t('fits.plots.noDensity')}</div>
            )}
          </div>
        </div>
      </div>
    </>
  );
}
