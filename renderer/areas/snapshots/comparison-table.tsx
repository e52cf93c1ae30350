import { Fragment, type ReactNode } from 'react';
import { differs } from '../../../shared/locks/compare-locks';
import { t } from '../../../shared/texts/texts';
import type { LockGroup } from './lock-groups';
import classes from './snapshots.module.css';

/** Two environments side by side, or one alone. */
export function ComparisonTable(props: {
  readonly groups: readonly LockGroup[];
  readonly label: string;
  readonly left: string;
  /** Null where there is nothing to compare with. */
  readonly right: string | null;
  /** Lines that differ stand out from those that do not. */
  readonly mark: boolean;
}): ReactNode {
  const { groups, label, left, right, mark } = props;
  const columns = right === null ? 2 : 3;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('snapshots.name')}</th>
          <th scope="col" title={left}>
            {left}
          </th>
          {right !== null && (
            <th scope="col" title={right}>
              {right}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ title, lines }) => (
          <Fragment key={title}>
            <tr className={classes.group}>
              <th scope="colgroup" colSpan={columns}>
                {title}
              </th>
            </tr>
            {lines.map((line) => (
              <tr
                key={`${line.what} ${line.name}`}
                className={classes.line}
                data-differs={mark && differs(line)}
              >
                <th scope="row">{line.name}</th>
                <td>
                  <Side text={line.left} />
                </td>
                {right !== null && (
                  <td>
                    <Side text={line.right} />
                  </td>
                )}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Side({ text }: { readonly text: string | null }): ReactNode {
  return text === null ? <span className={classes.none}>{t('snapshots.notThere')}</span> : text;
}
