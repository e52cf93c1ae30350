import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { byteSize, dateTime, wholeNumber } from '../../ui/number-text';
import classes from './object-list.module.css';
import { ageText, classText, titleOf, valueText } from './object-words';
import type { TreeRow } from './tree-rows';

/** What a row begins with: what one types to get there. */
export function rowText(row: TreeRow): string {
  switch (row.kind) {
    case 'group':
      return row.group.title;
    case 'object':
      return titleOf(row.object);
    case 'part':
      return row.part.name;
    default:
      return '';
  }
}

/** How far a row stands in, in pixels; very deep ones no further, so that they can still be read. */
export function indentOf({ level }: Pick<TreeRow, 'level'>): number {
  return 6 + 14 * Math.min(level - 1, 16);
}

interface Props {
  readonly row: TreeRow;
  readonly now: number;
  /** Says in which worker an object lives. */
  readonly worker: boolean;
}

/** What stands in a row of the tree. */
export function TreeLine({ row, now, worker }: Props): ReactNode {
  switch (row.kind) {
    case 'group':
      return <GroupLine row={row} />;
    case 'object':
      return <ObjectLine row={row} now={now} worker={worker} />;
    case 'part':
      return <PartLine row={row} />;
    case 'more':
      return (
        <span className={classes.more}>
          {row.known.loading ? <Loader size={12} aria-hidden="true" /> : <Icon name="plus" size={12} />}
          {t('objects.tree.more', { n: wholeNumber(row.count), total: wholeNumber(row.known.total ?? 0) })}
        </span>
      );
    case 'wait':
      return (
        <span className={classes.quiet}>
          <Loader size={12} aria-hidden="true" /> {t('objects.tree.wait')}
        </span>
      );
    case 'nothing':
      return <span className={classes.quiet}>{t('objects.tree.nothing')}</span>;
    case 'fault':
      return (
        <span className={classes.fault} title={row.error.message}>
          <Icon name="fail" size={12} />
          <span className={classes.value}>{row.error.message}</span>
          <span className={classes.again}>{t('ui.actions.tryAgain')}</span>
        </span>
      );
  }
}

function Chevron({ open }: { readonly open: boolean | null }): ReactNode {
  return (
    <span className={classes.chevron} data-chevron={open !== null || undefined} data-open={open === true}>
      {open !== null && <Icon name="chevron" size={12} />}
    </span>
  );
}

function GroupLine({ row }: { readonly row: Extract<TreeRow, { kind: 'group' }> }): ReactNode {
  const { objects } = row.group;
  return (
    <>
      <Chevron open={row.open} />
      <span className={classes.group}>{row.group.title}</span>
      <span className={classes.count}>{wholeNumber(objects.length)}</span>
      <span className={classes.space} />
      <span className={classes.size}>{byteSize(objects.reduce((sum, { size }) => sum + size, 0))}</span>
    </>
  );
}

function ObjectLine(props: {
  readonly row: Extract<TreeRow, { kind: 'object' }>;
  readonly now: number;
  readonly worker: boolean;
}): ReactNode {
  const { row, now, worker } = props;
  const { object } = row;
  return (
    <>
      <Chevron open={row.open} />
      <span className={classes.two}>
        <span className={classes.line}>
          <span className={classes.title} title={object.origin}>
            {titleOf(object)}
          </span>
          <span className={classes.size}>{byteSize(object.size)}</span>
        </span>
        <span className={classes.line}>
          <span className={classes.class}>{classText(object)}</span>
          <span className={classes.value} title={object.label}>
            {valueText(object)}
          </span>
          <span className={classes.age} title={dateTime(new Date(object.createdAt).toISOString())}>
            {worker && `${object.ref.worker} · `}
            {ageText((now - object.createdAt) / 1000)}
          </span>
        </span>
      </span>
    </>
  );
}

function PartLine({ row }: { readonly row: Extract<TreeRow, { kind: 'part' }> }): ReactNode {
  const { part } = row;
  const sign = part.step.by === 'slot' ? '@' : '';
  return (
    <>
      <Chevron open={row.open} />
      <span
        className={classes.name}
        // Names of all levels end together, so that what follows stands in a column; the 42 % are of the row
        // without its indent.
        style={{ width: `max(72px, calc(42% - ${0.58 * indentOf(row)}px))` }}
        data-by={part.step.by}
        title={part.name}
      >
        {sign}
        {part.name}
      </span>
      {part.step.by === 'attribute' && <span className={classes.tag}>{t('objects.tree.attribute')}</span>}
      <span className={classes.class}>{classText(part)}</span>
      <span className={classes.value} title={part.label}>
        {valueText(part)}
      </span>
      <span className={classes.size}>{byteSize(part.size)}</span>
    </>
  );
}
