import { type Problem, problem } from '../problem';

/** Curves cannot vary between the groups of a grouping term. */
export function notInGroups(text: string): Problem {
  return problem(
    'formula',
    `${text} cannot stand in a grouping term.`,
    'Take it out of the brackets; “by” with a factor gives a curve for each of its levels.',
  );
}
