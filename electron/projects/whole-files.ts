import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { StudioError } from '../../shared/errors/studio-error';
import { inputLimits, readInput } from '../files/read-input';

/** Writes to a temporary name, syncs, renames: readers see the old file or the new one. */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? content : Buffer.from(content);
  await writeFileAtomic(path, bytes, { fsync: true, ...options });
}

export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** A JSON file that has `schema`'s form. Throws `invalid-input` that names the file and what is wrong in it. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const bytes = await readInput(path, { what: 'file', most: inputLimits.json, pipes: false });
  return parseJson(path, bytes.toString('utf8'), schema);
}

/** The text of `path` as a value of `schema`'s form; throws as `readJson` does. */
export function parseJson<T>(path: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is no JSON';
    throw new StudioError('invalid-input', `The file ${path} is damaged: ${why}.`, { where: path, cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new StudioError('invalid-input', `The file ${path} is damaged: ${z.prettifyError(result.error)}`, {
    where: path,
  });
}
