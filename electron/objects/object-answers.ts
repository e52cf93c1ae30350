import type {
  ObjectInfo,
  ObjectPage,
  ObjectParameter,
  ObjectParts,
  ObjectResult,
  ObjectText,
  PathStep,
} from '../../shared/contract/objects';
import { StudioError } from '../../shared/errors/studio-error';
import { listOf, numberOf, numbersOf, textOf, textsOf, truthOf } from '../session/expect';
import { informingCount } from '../session/informing';
import type { SexpWrapper } from '../session/sexp-wrapper';
import { tableFromR } from '../session/tables';
import type { RValue } from '../session/values';
import { factsOf } from './object-facts';

// What the worker's verbs object_*.R answer, as the contract has it. All throw `internal` for any other answer.

/** Of `object_list`: everything that the worker `worker` of that epoch keeps. */
export function objectsOf(value: RValue, worker: string, epoch: string): readonly ObjectInfo[] {
  const fields = listOf(value);
  const facts = factsOf(fields.facts);
  const origins = textsOf(fields.origin);
  const created = numbersOf(fields.created);
  return textsOf(fields.id).flatMap((id, i) => {
    const known = facts[i];
    if (!known) return [];
    const ref = { worker, epoch, id };
    return [{ ...known, ref, origin: origins[i] ?? '', createdAt: informingCount(created[i]) }];
  });
}

/** Of the verbs that make an object. `workerOf` names the worker of an epoch. */
export function resultOf(
  value: RValue,
  origin: string,
  workerOf: (handle: SexpWrapper) => string,
): ObjectResult {
  const fields = listOf(value);
  const { object } = fields;
  const [facts] = factsOf(fields.facts);
  if (object?.type !== 'handle' || !facts) throw new StudioError('internal', 'R gave no object.');
  const { id, epoch } = object;
  const said = listOf(fields.said);
  const texts = textsOf(said.text);
  return {
    object: {
      ...facts,
      ref: { worker: workerOf(object), epoch, id },
      origin,
      createdAt: informingCount(numbersOf(fields.created)[0]),
    },
    printed: shownOf(fields.printed),
    said: textsOf(said.level).map((level, i) => ({ level: levelOf(level), text: texts[i] ?? '' })),
  };
}

function levelOf(level: string): ObjectResult['said'][number]['level'] {
  return level === 'warning' || level === 'message' ? level : 'output';
}

/** Of `object_text`. */
export function shownOf(value: RValue | undefined): ObjectText {
  const fields = listOf(value);
  return { text: textOf(fields.text), truncated: truthOf(fields.truncated) };
}

/** Of `object_parts`. */
export function partsOf(value: RValue): ObjectParts {
  const fields = listOf(value);
  const facts = factsOf(fields.facts);
  const names = textsOf(fields.name);
  const indices = numbersOf(fields.index);
  const parts = textsOf(fields.by).flatMap((by, i) => {
    const known = facts[i];
    const name = names[i] ?? '';
    return known ? [{ ...known, step: stepOf(by, name, indices[i]), name }] : [];
  });
  return { total: numberOf(fields.total), parts };
}

function stepOf(by: string, name: string, index: number | undefined): PathStep {
  if (by === 'slot' || by === 'attribute' || by === 'binding') return { by, name };
  if (by === 'element' && index !== undefined) return { by, index };
  throw new StudioError('internal', `R named a part by “${by}”.`);
}

/** Of `object_page`, asked for rows from `offset` and columns from `columnOffset`. */
export function pageOf(value: RValue, offset: number, columnOffset: number): ObjectPage {
  const fields = listOf(value);
  if (!fields.cells) throw new StudioError('internal', 'R gave no cells.');
  const { row_names: rowNames } = fields;
  return {
    offset,
    rowCount: numberOf(fields.row_count),
    columnCount: numberOf(fields.column_count),
    columnOffset,
    columns: tableFromR(fields.cells).columns,
    ...(rowNames?.type === 'character' && { rowNames: textsOf(rowNames) }),
  };
}

/** Of `object_parameters`. */
export function parametersOf(value: RValue): readonly ObjectParameter[] {
  const fields = listOf(value);
  const { default: defaults } = fields;
  if (defaults?.type !== 'character') throw new StudioError('internal', 'R gave no defaults.');
  return textsOf(fields.name).map((name, i) => ({ name, default: defaults.values[i] ?? null }));
}
