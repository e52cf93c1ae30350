import * as z from 'zod';
import { didYouMean, nearNames } from './near-names';

/** What to do about an issue: which field was meant, or what may stand in the field that is wrong. */
export function issueHint(issue: z.core.$ZodIssue, schema?: z.ZodType): string {
  const place = schema && schemaAt(schema, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = place ? fieldsOf(place) : [];
    const near = issue.keys.flatMap((key) => nearNames(key, known));
    return didYouMean(
      near,
      known.length > 0 ? `Remove it. The fields are ${known.join(', ')}.` : 'Remove it.',
    );
  }
  if (issue.code === 'invalid_type' && issue.expected === 'object' && place && fieldsOf(place).length > 0) {
    return `Write an object. Its fields are ${fieldsOf(place).join(', ')}.`;
  }
  // What is said of a list says what stands in it.
  if (schema && typeof issue.path.at(-1) === 'number' && !described(place)) {
    return issueHint({ ...issue, path: issue.path.slice(0, -1) }, schema);
  }
  const field = issue.path.at(-1);
  if (
    issue.code === 'invalid_type' &&
    /received undefined$/.test(issue.message) &&
    typeof field === 'string'
  ) {
    return `Add “${field}”${described(place)}.`;
  }
  return `Correct ${typeof field === 'string' ? `“${field}”` : 'it'}${described(place)}.`;
}

function described(place: z.core.$ZodType | undefined): string {
  const text = place && descriptionOf(place);
  return text ? `: ${text.replace(/[.]$/, '')}` : '';
}

/** The schema of the value at `path`; undefined where the schema does not tell. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let place: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    const inner: z.core.$ZodType | undefined = place && bare(place);
    if (inner instanceof z.ZodObject)
      place = Object.entries<z.core.$ZodType>(inner.shape).find(([name]) => name === key)?.[1];
    else if (inner instanceof z.ZodArray) place = inner.element;
    else if (inner instanceof z.ZodRecord) place = inner.valueType;
    else return undefined;
  }
  return place;
}

function fieldsOf(place: z.core.$ZodType): readonly string[] {
  const inner = bare(place);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** Without what makes it optional or gives it a default. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return bare(schema.unwrap());
  if (schema instanceof z.ZodPipe) return bare(schema.out);
  return schema;
}

function descriptionOf(schema: z.core.$ZodType): string | undefined {
  const own = schema instanceof z.ZodType ? schema.description : undefined;
  const inner = bare(schema);
  return own ?? (inner !== schema && inner instanceof z.ZodType ? inner.description : undefined);
}
