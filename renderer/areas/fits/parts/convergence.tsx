import { Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { displayName } from '../../../../shared/model/parameters';
import { kindKeys } from '../../../../shared/texts/kind-words';
import { t } from '../../../../shared/texts/texts';
import { ErrorBox } from '../../../ui/error-box';
import { fixed, wholeNumber } from '../../../ui/number-text';
import { SkeletonRows } from '../../../ui/working';
import { Findings } from '../findings';
import classes from '../fit-tab.module.css';
import { VariablePanel } from '../variable-panel';
import { worstFirst } from '../worst-first';
import type { FitPart, FitPartProps } from './fit-part';

const words = kindKeys('parts', 'convergence', { title: 'Convergence' });

/** Of thousands of parameters the list shows the worst that match; typing finds the others. */
const listed = 200;

/** Do the chains agree? What is wrong, and the draws of one parameter in the whole height, the worst first in the list. */
export const convergencePart: FitPart = {
  id: 'convergence',
  title: words.title,
  suits: () => true,
  Body: ConvergenceBody,
};

function ConvergenceBody({ fit, view }: FitPartProps): ReactNode {
  const { query, rows, findings, selected, setChosen } = view;
  const row = rows?.find(({ variable }) => variable === selected);
  const options = useMemo(
    () => worstFirst(rows ?? []).map((variable) => ({ value: variable, label: displayName(variable) })),
    [rows],
  );
  return (
    <div className={classes.body}>
      <Findings fit={fit} findings={findings} onSelect={setChosen} />
      {query.error && <ErrorBox error={query.error} retry={query.reload} />}
      {query.loading && !rows && <SkeletonRows rows={8} label={t('fits.loading')} />}
      {row && selected !== null && (
        <>
          <div className={classes.tools}>
            <Select
              className={classes.parameter ?? ''}
              aria-label={t('fits.convergence.parameter')}
              data={options}
              limit={listed}
              searchable
              allowDeselect={false}
              value={selected}
              nothingFoundMessage={t('fits.convergence.none')}
              onChange={(value) => value !== null && setChosen(value)}
            />
            <dl className={classes.measures}>
              <dt>{t('fits.convergence.rhat')}</dt>
              <dd>{fixed(row.rhat, 3)}</dd>
              <dt>{t('fits.convergence.bulkEss')}</dt>
              <dd>{wholeNumber(Math.round(row.ess_bulk))}</dd>
              <dt>{t('fits.convergence.tailEss')}</dt>
              <dd>{wholeNumber(Math.round(row.ess_tail))}</dd>
            </dl>
          </div>
          <div className={classes.large}>
            <VariablePanel fit={fit} variable={selected} ofFit />
          </div>
        </>
      )}
    </div>
  );
}
