import type * as z from 'zod';
import { issueHint } from './issue-hint';
import { StudioError } from './studio-error';

type Issue = z.core.$ZodIssue;

/** What was read, and what else helps with it. */
export interface ReadWith {
  /** Knows what may stand in the field that is wrong. */
  readonly schema?: z.ZodType;
  /** Where all of it is described: "docs/model-spec.md says what a spec may hold." */
  readonly about?: string;
}

/**
 * A failed parse as `invalid-input`. The message says in plain words what its first issue is; all of them are in `details.issues`. The hint
 * says what may stand there. `what` is the thing that was read: "The call fit.start", "spec.json".
 */
export function invalidInput(
  what: string,
  error: z.core.$ZodError,
  { schema, about }: ReadWith = {},
): StudioError {
  const told = withoutNumberSizes(error.issues);
  const issues = told.map(describeIssue);
  const first = issues[0];
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const [issue] = told;
  const hint = [issue && issueHint(issue, schema), about].filter((part) => part).join(' ');
  return new StudioError('invalid-input', `${what}: ${first?.message ?? 'it is not valid'}${more}.`, {
    hint,
    where: first?.field,
    details: { issues },
  });
}

/** Without the bounds of what a computer's whole numbers hold, where a field has bounds of its own that are broken too. */
function withoutNumberSizes(issues: readonly Issue[]): readonly Issue[] {
  const boundOf = (issue: Issue) =>
    issue.code === 'too_big' ? issue.maximum : issue.code === 'too_small' ? issue.minimum : null;
  const isSize = (issue: Issue) => Math.abs(Number(boundOf(issue) ?? 0)) === Number.MAX_SAFE_INTEGER;
  return issues.filter(
    (issue) =>
      !isSize(issue) ||
      !issues.some(
        (other) =>
          other !== issue && other.code === issue.code && fieldName(other.path) === fieldName(issue.path),
      ),
  );
}

export interface DescribedIssue {
  /** `sampling.chains`, `priors[2].class`, or empty for the whole. */
  readonly field: string;
  readonly message: string;
}

/** One issue of zod's as a clause that names the field: "sampling.chains must be at most 64". */
export function describeIssue(issue: Issue): DescribedIssue {
  const field = fieldName(issue.path);
  return { field, message: `${field || 'the value'} ${clause(issue)}` };
}

function clause(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && /received undefined$/.test(issue.message)
        ? `is missing (${article(issue.expected)} is expected)`
        : `must be ${article(issue.expected)}`;
    case 'too_small':
      if (issue.minimum === 1 && issue.origin === 'string') return 'must not be empty';
      return `must be ${bound(issue.origin, issue.inclusive !== false, 'at least', 'more than', issue.minimum)}`;
    case 'too_big':
      return `must be ${bound(issue.origin, issue.inclusive !== false, 'at most', 'less than', issue.maximum)}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'unrecognized_keys':
      return `has no field called ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    case 'invalid_format':
      return 'has characters or a form that is not allowed here';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_union':
    case 'custom':
      return `is not valid: ${issue.message}`;
  }
}

const articles: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  undefined: 'left out',
};

function article(expected: string): string {
  return articles[expected] ?? expected;
}

function bound(
  origin: string,
  inclusive: boolean,
  closed: string,
  open: string,
  limit: number | bigint,
): string {
  const size = `${inclusive ? closed : open} ${limit}`;
  if (origin === 'string') return `${size} characters long`;
  if (origin === 'array' || origin === 'set') return `a list of ${size}`;
  return size;
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
}
