import type { ColumnInfo } from '../column-info';

/** What a term says beside its kind, by field. An empty text is what was not said. */
export type TermValues = Readonly<Record<string, string | readonly string[]>>;

interface FieldBase {
  readonly id: string;
  /** It may be left empty. */
  readonly optional?: true;
}

/** One thing that the form of a kind of term asks. What it is called stands in the words of the kind. */
export type TermField = FieldBase &
  (
    | { readonly type: 'column'; readonly suits?: (column: ColumnInfo) => boolean }
    | {
        readonly type: 'columns';
        /** How many at least. */
        readonly least: number;
        readonly suits?: (column: ColumnInfo) => boolean;
      }
    /** A whole number. */
    | { readonly type: 'whole'; readonly min: number }
    | {
        readonly type: 'choice';
        /** Their labels are read from the catalogue when they are shown. */
        readonly options: readonly { readonly value: string; readonly label: () => string }[];
      }
    /** R text. */
    | { readonly type: 'text'; readonly placeholder: string }
  );

/** Does `values` answer all that `fields` ask? */
export function isComplete(fields: readonly TermField[], values: TermValues): boolean {
  return fields.every((field) => {
    const value = values[field.id] ?? '';
    if (field.type === 'columns') return typeof value !== 'string' && value.length >= field.least;
    if (typeof value !== 'string') return false;
    if (value.trim() === '') return field.optional === true;
    return field.type !== 'whole' || (/^[0-9]{1,6}$/.test(value) && Number(value) >= field.min);
  });
}

/** The columns that a term names, each once. */
export function columnsIn(fields: readonly TermField[], values: TermValues): readonly string[] {
  const named = fields
    .filter(({ type }) => type === 'column' || type === 'columns')
    .flatMap(({ id }) => values[id] ?? []);
  return [...new Set(named.filter((name) => name !== ''))];
}
