import { type ReactNode, useMemo } from 'react';
import { type Density, density } from '../../../shared/analyses/density';
import { type Trace, trace } from '../../../shared/analyses/trace';
import { displayName } from '../../../shared/model/parameters';
import type { FitInfo } from '../../../shared/model/project';
import { chainNumbers } from '../../../shared/stats/diagnose';
import { t } from '../../../shared/texts/texts';
import { askAnalysis } from '../../connection/ask-analysis';
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
    async (signal) => {
      const ask = { variable };
      const [ofTrace, ofDensity] = await Promise.all([
        askAnalysis(connection, trace, fit.id, ask, signal),
        askAnalysis(connection, density, fit.id, ask, signal),
      ]);
      return { trace: ofTrace, density: ofDensity };
    },
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
        <Draws
          {...draws}
          fitId={fit.id}
          numbers={chainNumbers(fit)}
          stale={query.stale}
          error={query.error !== null}
        />
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
  readonly fitId: string;
  readonly trace: Trace;
  readonly density: Density;
  /** Of its chains. */
  readonly numbers: readonly number[];
  readonly stale: boolean;
  readonly error: boolean;
}): ReactNode {
  const { fitId, numbers, stale, error } = props;
  const [hidden, setHidden] = useKept<readonly number[]>(`hidden chains ${fitId}`, []);
  const lines = useMemo(() => drawTrace(props.trace, hidden), [props.trace, hidden]);
  const curves = useMemo(() => drawDensity(props.density, hidden), [props.density, hidden]);
  const divergent = props.trace.divergent.reduce((sum, indices) => sum + indices.length, 0);
  const name = displayName(props.trace.variable);
  const toggle = (chain: number) =>
    setHidden(hidden.includes(chain) ? hidden.filter((other) => other !== chain) : [...hidden, chain]);
  return (
    <>
      <div className={classes.head}>
        <h3 title={props.trace.variable}>{name}</h3>
        {props.trace.stride > 1 && (
          <span className={classes.muted}>{t('fits.plots.stride', { n: props.trace.stride })}</span>
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
                name: props.trace.variable,
                chains: props.trace.chains,
                draws: props.trace.drawsPerChain,
              })}
              draw={lines}
            />
          </div>
        </div>
        <div className={classes.plot}>
          <h4>{t('fits.plots.density')}</h4>
          <div className={classes.canvas}>
            {props.density.x.length > 0 ? (
              <Plot label={t('fits.plots.densityOf', { name: props.density.variable })} draw={curves} />
            ) : (
              <div className={classes.center}>{t('fits.plots.noDensity')}</div>
            )}
          </div>
        </div>
      </div>
    </>
  );
}
