import { StudioError } from '../../shared/errors/studio-error';
import type { Column, Table } from '../../shared/model/table';
import { unexpected } from './read-r-values';
import type { RValue } from './values';

function columnToR(column: Column): RValue {
  switch (column.kind) {
    case 'double':
    case 'integer':
    case 'logical':
      // In the union each kind has its own array type; TypeScript needs each case written out.
      return column.kind === 'double'
        ? { type: 'double', values: column.values }
        : { type: column.kind, values: column.values };
    case 'string':
      return { type: 'character', values: column.values };
    case 'factor':
      return { type: 'factor', codes: column.codes, levels: column.levels, ordered: column.ordered };
  }
}

/** A table as a usual R data frame. */
export function tableToR(table: Table): RValue {
  const columns = table.columns.map((column) => ({ name: column.name, value: columnToR(column) }));
  return { type: 'data.frame', columns, rowCount: table.rowCount };
}

function columnFromR(name: string, value: RValue): Column {
  switch (value.type) {
    case 'double':
      return { kind: 'double', name, values: value.values };
    case 'integer':
      return { kind: 'integer', name, values: value.values };
    case 'logical':
      return { kind: 'logical', name, values: value.values };
    case 'character':
      return { kind: 'string', name, values: value.values };
    case 'factor':
      return {
        kind: 'factor',
        name,
        codes: value.codes,
        levels: value.levels.map((level) => level ?? 'NA'),
        ordered: value.ordered,
      };
    default:
      throw new StudioError(
        'invalid-input',
        `The column “${name}” is of a kind that a data set cannot hold.`,
        {
          where: name,
        },
      );
  }
}

/** The inverse of `tableToR`. Throws `invalid-input` for list and matrix columns. */
export function tableFromR(value: RValue): Table {
  if (value.type !== 'data.frame') throw unexpected(value, 'a table', '');
  return {
    columns: value.columns.map((column) => columnFromR(column.name ?? 'NA', column.value)),
    rowCount: value.rowCount,
  };
}
