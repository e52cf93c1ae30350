import type { ReactNode } from 'react';
import type { ColumnInfo, ColumnRemark } from '../../../shared/model/column-info';
import { brmsTakes } from '../../../shared/model/column-name';
import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';
import { scrollProps } from '../../ui/scroll-props';
import { StatusIcon } from '../../ui/status-icon';
import classes from './column-remarks.module.css';

/** Of more columns with bad names only their number is told. */
const mostNames = 12;

/** One remark on all columns that brms cannot use because of their names; none where it can use all. */
function nameRemarks(columns: readonly ColumnInfo[]): readonly ColumnRemark[] {
  const bad = columns.filter(({ name }) => !brmsTakes(name)).map(({ name }) => `“${name}”`);
  if (bad.length === 0) return [];
  const names = [...bad.slice(0, mostNames), ...(bad.length > mostNames ? ['…'] : [])].join(', ');
  const message = t('data.badNames', { count: bad.length, n: wholeNumber(bad.length), names });
  return [{ message, hint: t('data.badNamesAbout', { count: bad.length }) }];
}

/**
 * What a person should know of columns before they model them, each with what to do: how they were read from their file,
 * and which brms cannot use. Nothing where that is plain.
 */
export function ColumnRemarks({ columns }: { readonly columns: readonly ColumnInfo[] }): ReactNode {
  const read = columns.flatMap(({ remark }) => (remark ? [remark] : []));
  const remarked = [...nameRemarks(columns), ...read];
  if (remarked.length === 0) return null;
  const count = columns.filter(({ name, remark }) => remark !== undefined || !brmsTakes(name)).length;
  return (
    <div {...scrollProps('region', t('data.remarks'))} className={classes.place}>
      <h3 className={classes.title}>{t('data.remarksCount', { count })}</h3>
      <ul className={classes.list}>
        {remarked.map(({ message, hint }) => (
          <li key={message} className={classes.item}>
            <StatusIcon status="warn" />
            <div>
              {message} <span className={classes.hint}>{hint}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
