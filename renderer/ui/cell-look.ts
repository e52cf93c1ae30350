import { type Column, cellText } from '../../shared/model/table';
import { isNumeric } from '../../shared/model/terms/column-sorts';
import { t } from '../../shared/texts/texts';
import { cellNumber } from './number-text';

/** A value as it stands in a table. */
export interface CellLook {
  readonly text: string;
  readonly right: boolean;
  /** A missing or empty value: the text only stands for it. */
  readonly missing: boolean;
}

/** A cell as R prints it: seven significant digits, numbers to the right, NA for what is missing. */
export function cellLook(column: Column, index: number): CellLook {
  const text = cellText(column, index);
  const right = isNumeric(column);
  if (text === null) return { text: 'NA', right, missing: true };
  if (text === '') return { text: t('ui.emptyCell'), right, missing: true };
  return { text: right ? cellNumber(text) : text, right, missing: false };
}
