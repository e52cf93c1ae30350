import { t } from '../../texts/texts';
import { type Problem, problem } from '../problem';

/** Curves cannot vary between the groups of a grouping term. */
export function notInGroups(text: string): Problem {
  return problem('formula', t('checks.terms.notInGroups', { text }), t('checks.terms.outOfBrackets'));
}
