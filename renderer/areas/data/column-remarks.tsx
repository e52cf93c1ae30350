import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../shared/model/column-info';
import { t } from '../../../shared/texts/texts';
import { scrollProps } from '../../ui/scroll-props';
import { StatusIcon } from '../../ui/status-icon';
import classes from './column-remarks.module.css';

/** What a person should know of how columns were read from their file, each with what to do; nothing where that is plain. */
export function ColumnRemarks({ columns }: { readonly columns: readonly ColumnInfo[] }): ReactNode {
  const remarked = columns.flatMap(({ name, remark }) => (remark ? [{ name, ...remark }] : []));
  if (remarked.length === 0) return null;
  return (
    <div {...scrollProps('region', t('data.remarks'))} className={classes.place}>
      <h3 className={classes.title}>{t('data.remarksCount', { count: remarked.length })}</h3>
      <ul className={classes.list}>
        {remarked.map(({ name, message, hint }) => (
          <li key={name} className={classes.item}>
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
