import type { ReactNode } from 'react';
import { chainStyle } from '../../../shared/plots/look';
import { t } from '../../../shared/texts/texts';
import classes from './variable-panel.module.css';

/** The page's own colours, in the order in which plots take them. */
const pageColors = { chains: [1, 2, 3, 4, 5, 6].map((n) => `var(--bs-chain-${n})`) };
const style = (chain: number) => chainStyle(pageColors, chain);

/** With more chains than this only their numbers are written, so that the plots keep their room. */
const mostInWords = 8;

/** The chains of a fit as the plots draw them; a click hides one, or shows it again. */
export function ChainLegend(props: {
  /** As Stan counts the chains, which are known here by their place. */
  readonly numbers: readonly number[];
  readonly hidden: readonly number[];
  readonly onToggle: (chain: number) => void;
}): ReactNode {
  const { numbers, hidden, onToggle } = props;
  const inWords = numbers.length <= mostInWords;
  return (
    <fieldset
      className={classes.legend}
      aria-label={t('fits.plots.chains')}
      style={{ margin: 0, padding: 0, border: 0 }}
    >
      {!inWords && <span className={classes.muted}>{t('fits.plots.chains')}</span>}
      {numbers.map((number, chain) => {
        const name = t('fits.plots.chain', { n: number });
        return (
          <button
            key={number}
            type="button"
            className={classes.chain}
            aria-label={name}
            aria-pressed={!hidden.includes(chain)}
            onClick={() => onToggle(chain)}
          >
            <svg
              className={classes.swatch}
              width={22}
              height={6}
              aria-hidden="true"
              style={{ color: style(chain).color }}
            >
              <line x1={0} x2={22} y1={3} y2={3} strokeDasharray={style(chain).dash} />
            </svg>
            {inWords ? name : number}
          </button>
        );
      })}
    </fieldset>
  );
}
