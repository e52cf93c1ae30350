import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../shared/model/column-info';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { ChoiceItems } from '../../ui/choice-menu';
import { Icon } from '../../ui/icons';
import { MiddleText } from '../../ui/middle-text';
import { choiceOf, type KindChoice, kindBadge, kinds, shortSummary } from './column-kinds';
import classes from './data-grid.module.css';
import { ordersByHand } from './level-order';

/** By which column the rows are sorted. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

interface Props {
  readonly datasetId: string;
  readonly info: ColumnInfo;
  readonly index: number;
  readonly sort: Sort | null;
  readonly onSort: () => void;
}

/** A column's kind, name and summary; the name sorts, the letter changes the kind. */
export function ColumnHeader({ datasetId, info, index, sort, onSort }: Props): ReactNode {
  const { setColumnKind, editLevels } = useActions();
  const current = choiceOf(info);
  const sorted = sort?.column === info.name ? sort : null;

  function choose(kind: KindChoice) {
    // The alphabet is hardly ever the order of answers, so their order is asked for.
    if (kind === 'ordered' && ordersByHand(info)) {
      editLevels({ datasetId, column: info.name, ordered: true });
    } else {
      const type = kind === 'ordered' ? ({ kind: 'factor', ordered: true } as const) : { kind };
      void setColumnKind(datasetId, info.name, type);
    }
  }

  return (
    <div className={classes.head}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button
            type="button"
            data-kind-of={index}
            data-badge={kindBadge(info)}
            className={classes.kind}
            aria-label={t('data.header.kindOf', {
              name: info.name,
              kind: t(`data.header.kind.${current}`),
            })}
            title={t(`data.kinds.${current}`)}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('data.header.readAs', { name: info.name })}</Menu.Label>
          <ChoiceItems
            value={current}
            choices={kinds.map((kind) => ({ value: kind, label: t(`data.kinds.${kind}`) }))}
            onChoose={choose}
          />
          {info.kind === 'factor' && (
            <>
              <Menu.Divider />
              <Menu.Item
                onClick={() => editLevels({ datasetId, column: info.name, ordered: info.ordered ?? false })}
              >
                {t('data.header.levels')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <button
        type="button"
        className={classes.name}
        title={t('data.header.sortBy', { name: info.name })}
        onClick={onSort}
      >
        <MiddleText text={info.name} />
        {sorted && <Icon name={sorted.descending ? 'sink' : 'up'} size={12} />}
      </button>
      <div className={classes.summary}>
        <span>{shortSummary(info)}</span>
        {info.missing > 0 && (
          <span className={classes.missing}>{t('data.header.missing', { n: info.missing })}</span>
        )}
      </div>
    </div>
  );
}
