import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../shared/model/column-info';
import { useActions } from '../../app/store/use-store';
import { ChoiceItems } from '../../ui/choice-menu';
import { Icon } from '../../ui/icons';
import { MiddleText } from '../../ui/middle-text';
import classes from './data-grid.module.css';
import { kindLetter, kinds, kindWords, shortSummary } from './kinds';
import type { Sort } from './use-pages';

interface Props {
  readonly datasetId: string;
  readonly info: ColumnInfo;
  readonly index: number;
  readonly sort: Sort | null;
  readonly onSort: () => void;
}

/** A column's kind, name and summary; the name sorts, the letter changes the kind. */
export function ColumnHeader({ datasetId, info, index, sort, onSort }: Props): ReactNode {
  const { setColumnKind } = useActions();
  const sorted = sort?.column === info.name ? sort : null;
  const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-colindex={index + 2} aria-sort={direction}>
      <div className={classes.head}>
        <Menu position="bottom-start">
          <Menu.Target>
            <button
              type="button"
              className={classes.kind}
              aria-label={`Kind of ${info.name}: ${info.kind}`}
              title={kindWords[info.kind]}
            >
              {kindLetter(info)}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Read {info.name} as</Menu.Label>
            <ChoiceItems
              value={info.kind}
              choices={kinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
              onChoose={(kind) => void setColumnKind(datasetId, info.name, kind)}
            />
          </Menu.Dropdown>
        </Menu>
        <button type="button" className={classes.name} title={`Sort by ${info.name}`} onClick={onSort}>
          <MiddleText text={info.name} />
          {sorted && <Icon name={sorted.descending ? 'sink' : 'up'} size={12} />}
        </button>
        <div className={classes.summary}>
          <span>{shortSummary(info)}</span>
          {info.missing > 0 && <span className={classes.missing}>{info.missing} NA</span>}
        </div>
      </div>
    </th>
  );
}
