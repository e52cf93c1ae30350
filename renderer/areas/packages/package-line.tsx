import { VisuallyHidden } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { byteSize } from '../../ui/number-text';
import type { PackageRow } from './package-rows';
import classes from './package-table.module.css';

/** One installed package. */
export function PackageLine(props: {
  readonly row: PackageRow;
  readonly index: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly onMouseDown: (event: MouseEvent) => void;
}): ReactNode {
  const { row, index, selected, active, onMouseDown } = props;
  const { info, library, newer } = row;
  return (
    <tr
      id={`package-${row.key}`}
      className={classes.row}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active}
      data-hidden={info.hidden}
      onMouseDown={onMouseDown}
    >
      <th scope="row" title={t('packages.line.about', { name: info.name, title: info.title })}>
        <span className={classes.name}>{info.name}</span>
        {info.hidden && (
          <span className={classes.tag} title={t('packages.line.hiddenAbout')}>
            {t('packages.line.hidden')}
          </span>
        )}
        {/* The blank is for those who hear the row. */} <span className={classes.title}>{info.title}</span>
      </th>
      <td>
        {info.version}
        {newer !== null && (
          <span className={classes.newer}>
            <VisuallyHidden>{t('packages.line.newer')} </VisuallyHidden>
            <span aria-hidden="true">→ </span>
            {newer}
          </span>
        )}
      </td>
      <td title={info.library}>
        {info.own ? (
          <span className={classes.own}>{library}</span>
        ) : (
          <span className={classes.muted}>{library}</span>
        )}
      </td>
      <td className={classes.mid} title={info.source}>
        {info.source}
      </td>
      <td className={classes.wide}>{info.built}</td>
      <td data-right="true">{info.bytes === null ? '…' : byteSize(info.bytes)}</td>
      <td>
        {info.loaded && (
          <span className={classes.loaded} title={t('packages.inMainWorker')}>
            <Icon name="check" size={13} />
            <VisuallyHidden>{t('packages.line.loaded')}</VisuallyHidden>
          </span>
        )}
      </td>
    </tr>
  );
}
