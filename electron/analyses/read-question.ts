import * as z from 'zod';
import type { AnyAnalysis } from '../../shared/analyses/analysis';
import { findAnalysis } from '../../shared/analyses/list';
import { invalidInput } from '../../shared/errors/describe-issues';

export interface Question {
  readonly analysis: AnyAnalysis;
  /** With what is meant where a part was left out. */
  readonly query: unknown;
}

/**
 * An analysis and its query, as a person or the page has written them. Throws `invalid-input` that names the analyses
 * near a wrong id, and of a wrong query the key and what it may be.
 */
export function readQuestion(id: string, query: unknown = {}): Question {
  const analysis = findAnalysis(id);
  const parsed = analysis.query.safeParse(query);
  if (parsed.success) return { analysis, query: parsed.data };
  // A name that is not known comes first: it explains the one that is missing.
  const { issues } = parsed.error;
  const unknown = issues.filter(({ code }) => code === 'unrecognized_keys');
  const sorted = new z.ZodError([...unknown, ...issues.filter((issue) => !unknown.includes(issue))]);
  throw invalidInput(`The query of ${id}`, sorted, { schema: analysis.query });
}
