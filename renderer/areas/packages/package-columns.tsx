import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { byteSize } from '../../ui/number-text';
import type { TableColumn } from '../../ui/table/table-column';
import classes from './package-columns.module.css';
import type { PackageColumn, PackageRow } from './package-rows';

type Column = TableColumn<PackageRow> & { readonly id: PackageColumn };

/** What is shown of an installed package. */
export function packageColumns(): readonly Column[] {
  return [
    {
      ...{ id: 'name', head: t('packages.package'), width: null, sorts: true },
      cell: ({ info }) => ({
        content: <Name info={info} />,
        title: t('packages.line.about', { name: info.name, title: info.title }),
      }),
    },
    {
      ...{ id: 'version', head: t('packages.column.version'), width: 110, sorts: true },
      cell: (row) => ({ content: <Version row={row} /> }),
    },
    {
      ...{ id: 'library', head: t('packages.column.library'), width: 112, sorts: true },
      cell: ({ info, library }) => ({
        content: <span className={info.own ? classes.own : classes.muted}>{library}</span>,
        title: info.library,
      }),
    },
    {
      ...{ id: 'source', head: t('packages.column.source'), width: 116, sorts: true, room: 'mid' },
      cell: ({ info: { source } }) => ({ content: source, title: source }),
    },
    {
      ...{ id: 'built', head: t('packages.column.built'), width: 96, sorts: true, room: 'wide' },
      cell: ({ info }) => ({ content: info.built }),
    },
    {
      ...{ id: 'size', head: t('packages.column.size'), width: 70, sorts: true, right: true },
      cell: ({ info: { bytes } }) => ({ content: bytes === null ? '…' : byteSize(bytes) }),
    },
    {
      ...{ id: 'loaded', head: t('packages.loaded'), width: 82, sorts: true },
      cell: ({ info }) => ({ content: info.loaded && <Loaded /> }),
    },
  ];
}

function Name({ info }: Pick<PackageRow, 'info'>): ReactNode {
  return (
    <>
      <span className={classes.name} data-hidden={info.hidden}>
        {info.name}
      </span>
      {info.hidden && (
        <span className={classes.tag} title={t('packages.line.hiddenAbout')}>
          {t('packages.line.hidden')}
        </span>
      )}
      {/* The blank is for those who hear the row. */} <span className={classes.title}>{info.title}</span>
    </>
  );
}

function Version({ row }: { readonly row: PackageRow }): ReactNode {
  const { info, newer } = row;
  return (
    <>
      {info.version}
      {newer !== null && (
        <span className={classes.newer}>
          <VisuallyHidden>{t('packages.line.newer')} </VisuallyHidden>
          <span aria-hidden="true">→ </span>
          {newer}
        </span>
      )}
    </>
  );
}

function Loaded(): ReactNode {
  return (
    <span className={classes.loaded} title={t('packages.inMainWorker')}>
      <Icon name="check" size={13} />
      <VisuallyHidden>{t('packages.line.loaded')}</VisuallyHidden>
    </span>
  );
}
