import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import type { CellLook } from '../cell-look';
import type { TableCell, TableColumn } from './table-column';

/** A value in a table of data. */
export function valueCell({ text, right, missing }: CellLook): TableCell {
  return { content: text, right, mark: missing ? 'missing' : undefined };
}

/** The first column of a table of data: the names or numbers of its rows. */
export function rowNameColumn(name: (row: number) => ReactNode): TableColumn<number> {
  return {
    id: 'row name',
    head: <VisuallyHidden>{t('ui.row')}</VisuallyHidden>,
    width: null,
    cell: (row) => ({ content: name(row) }),
  };
}

/** Room for the numbers of so many rows, in px. */
export function rowNamesWidth(rowCount: number): number {
  return Math.max(44, String(rowCount).length * 8 + 18);
}
