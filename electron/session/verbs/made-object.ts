import type { ObjectFacts, ObjectResult, ObjectText } from '../../../shared/contract/objects';
import { StudioError } from '../../../shared/errors/studio-error';
import { lenientCount } from '../lenient-values';
import { type Fields, fieldsOf } from '../read-r-values';
import type { SexpWrapper } from '../sexp-wrapper';
import type { RValue } from '../values';
import { factsOf } from './object-facts';

/** An object that R code has made and that the worker keeps. */
export interface MadeObject {
  readonly handle: SexpWrapper;
  readonly facts: ObjectFacts;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  readonly printed: ObjectText;
  readonly said: ObjectResult['said'];
}

/** Reads the answer of verbs that make an object: `made_object` in the worker's objects-made.R. */
export function madeObjectOf(value: RValue): MadeObject {
  const fields = fieldsOf(value);
  const handle = fields.value('object');
  const [facts] = factsOf(fields.fields('facts'));
  if (handle.type !== 'handle' || !facts) throw new StudioError('internal', 'the object is missing.');
  const said = fields.fields('said');
  const texts = said.texts('text');
  return {
    handle,
    facts,
    createdAt: lenientCount(fields.number('created')),
    printed: printedOf(fields.fields('printed')),
    said: said.texts('level').map((level, i) => ({ level: levelOf(level), text: texts[i] ?? '' })),
  };
}

/** Reads a printed form: `printed_text` in the worker's objects-said.R. */
export function printedOf(fields: Fields): ObjectText {
  return { text: fields.text('text'), truncated: fields.truth('truncated') };
}

function levelOf(level: string): ObjectResult['said'][number]['level'] {
  return level === 'warning' || level === 'message' ? level : 'output';
}
