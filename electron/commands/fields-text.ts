import * as z from 'zod';

/** The fields of an object's schema with what each may be, by name; "" where that is not said. */
export function fieldsOf(schema: z.ZodType): Readonly<Record<string, string>> {
  if (!(schema instanceof z.ZodObject)) return {};
  const fields = Object.entries<z.ZodType>(schema.shape);
  return Object.fromEntries(fields.map(([name, field]) => [name, field.description ?? '']));
}

/** A line for each field, to read in a terminal. */
export function fieldLines(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(fields).map(([name, about]) => `    ${about ? `${name}: ${about}` : name}`);
}
