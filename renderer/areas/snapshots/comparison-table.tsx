import { Fragment, type ReactNode } from 'react';
import { differs } from '../../../shared/model/compare-locks';
import type { LockGroup } from './lock-groups';
import classes from './snapshots.module.css';

/** Two environments side by side; a line that differs says so in words, too. */
export function ComparisonTable(props: {
  readonly groups: readonly LockGroup[];
  readonly label: string;
  readonly left: string;
  /** Null where there is nothing to compare with. */
  readonly right: string | null;
}): ReactNode {
  const { groups, label, left, right } = props;
  const columns = right === null ? 2 : 3;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Name</th>
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
                data-differs={right !== null && differs(line)}
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
  return text === null ? <span className={classes.none}>not there</span> : text;
}
