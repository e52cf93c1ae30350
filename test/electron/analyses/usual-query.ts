import * as z from 'zod';
import type { AnyAnalysis } from '../../../shared/analyses/analysis';

type Field = z.core.JSONSchema.BaseSchema;

/**
 * A query for any analysis, as its schema has it: variable after variable where texts are asked for, the least where
 * numbers are, what is usual where that may be left out.
 */
export function usualQuery({ query }: Pick<AnyAnalysis, 'query'>, variables: readonly string[]): unknown {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  let used = 0;
  const answerFor = (field: Field): unknown => {
    const [choice] = field.enum ?? [];
    if (choice !== undefined) return choice;
    switch (field.type) {
      case 'string':
        return variables[used++ % variables.length];
      case 'boolean':
        return true;
      case 'array':
        return Array.from({ length: field.minItems ?? 1 }, () => answerFor(field.items as Field));
      default: {
        const { minimum, exclusiveMinimum, maximum = Number.POSITIVE_INFINITY } = field;
        return (
          minimum ?? Math.min(maximum, Number(exclusiveMinimum ?? 0) + (field.type === 'integer' ? 1 : 0.5))
        );
      }
    }
  };
  return query.parse(
    Object.fromEntries(required.map((name) => [name, answerFor(properties[name] as Field)])),
  );
}
