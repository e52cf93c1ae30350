import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Loo } from '../../../shared/analyses/loo';
import type { FitInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { fixed, wholeNumber } from '../../ui/number-text';
import { DataRow } from './data-row';
import { doubtfulPoints } from './loo-items';
import classes from './loo-view.module.css';

/** At first so many are listed. */
const fewPoints = 20;

/** The observations with a high Pareto k, and of a chosen one its row of the data. */
export function DoubtfulPoints({ fit, answer }: { readonly fit: FitInfo; readonly answer: Loo }): ReactNode {
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const points = doubtfulPoints(answer);
  if (points.length === 0) return null;
  const shown = all ? points : points.slice(0, fewPoints);
  return (
    <div>
      <table className={classes.points} aria-label={t('fits.loo.points')}>
        <thead>
          <tr>
            <th scope="col">{t('fits.loo.row')}</th>
            <th scope="col">{t('fits.loo.paretoK')}</th>
            <th scope="col">elpd_loo</th>
            <th scope="col">p_loo</th>
            <th scope="col">{t('fits.loo.values')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ observation, row, k, elpd, p }) => (
            <tr key={observation}>
              <th scope="row">
                {row === null ? t('fits.loo.observation', { n: wholeNumber(observation) }) : wholeNumber(row)}
              </th>
              <td>{fixed(k, 2)}</td>
              <td>{fixed(elpd, 2)}</td>
              <td>{fixed(p, 2)}</td>
              <td>
                {row !== null && chosen !== row && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('fits.loo.showRow', { n: row })}
                    onClick={() => setChosen(row)}
                  >
                    {t('fits.loo.show')}
                  </Button>
                )}
                {row !== null && chosen === row && <DataRow datasetId={fit.datasetId} row={row} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {points.length > shown.length && (
        <Button variant="default" mt={8} onClick={() => setAll(true)}>
          {t('fits.loo.showAll', { n: wholeNumber(points.length) })}
        </Button>
      )}
    </div>
  );
}
