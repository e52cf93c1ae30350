import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { kindAbout, kindTitle } from '../../../shared/kind-texts/kind-texts';
import { displayName } from '../../../shared/model/parameters';
import type { FitInfo } from '../../../shared/model/project';
import { plots } from '../../../shared/plots/list';
import { chainNumbers } from '../../../shared/stats/diagnose';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { wholeNumber } from '../../ui/number-text';
import { toggled } from '../../ui/toggled';
import { ChainLegend } from './chain-legend';
import classes from './variable-panel.module.css';
import { VariablePlot } from './variable-plot';
import { chosenFirst, togglePlot, visiblePlots } from './visible-plots';

interface Props {
  readonly fit: FitInfo;
  readonly variable: string;
  /** Are plots of the fit as a whole offered too? */
  readonly ofFit?: boolean;
}

/** Plots of one parameter's draws, beside each other, chain by chain, as high as there is room. */
export function VariablePanel({ fit, variable, ofFit = false }: Props): ReactNode {
  const { ref, width } = useElementSize();
  const [chosen, setChosen] = useKept<readonly string[]>('plots', chosenFirst);
  const [hidden, setHidden] = useKept<readonly number[]>(`hidden chains ${fit.id}`, []);
  const numbers = chainNumbers(fit);
  const numbersKey = numbers.join(' ');
  const options = useMemo(
    () => ({ hide: hidden.map((chain) => chain + 1), chainNumbers: numbersKey.split(' ').map(Number) }),
    [hidden, numbersKey],
  );
  const offered = plots.filter((plot) => plot.suits(fit) && (ofFit || plot.of !== 'fit'));
  const visible = visiblePlots(chosen, offered, width);
  const toggle = (chain: number) => setHidden(toggled(hidden, chain));
  const { divergences } = fit;
  return (
    <section className={classes.panel} aria-label={t('fits.plots.drawsOf', { name: variable })}>
      <div className={classes.head}>
        <h3 title={variable}>{displayName(variable)}</h3>
        <fieldset className={classes.choice} aria-label={t('fits.plots.choice')}>
          {offered.map(({ id }) => (
            <button
              key={id}
              type="button"
              title={kindAbout('plots', id)}
              aria-pressed={visible.includes(id)}
              onClick={() => setChosen(togglePlot(visible, id))}
            >
              {kindTitle('plots', id)}
            </button>
          ))}
        </fieldset>
        {divergences > 0 && (
          <span className={classes.divergent}>
            <span className={classes.mark} />
            {t('fits.plots.divergent', { count: divergences, n: wholeNumber(divergences) })}
          </span>
        )}
        <span className={classes.space} />
        <ChainLegend numbers={numbers} hidden={hidden} onToggle={toggle} />
      </div>
      <div className={classes.plots} ref={ref}>
        {offered
          .filter(({ id }) => visible.includes(id))
          .map((plot) => (
            <VariablePlot key={plot.id} fit={fit} variable={variable} plot={plot} options={options} />
          ))}
      </div>
    </section>
  );
}
