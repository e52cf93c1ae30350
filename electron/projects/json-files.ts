import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod';
import { StudioError } from '../../shared/errors/studio-error';
import { inputLimits, readInput } from '../files/read-input';

/** Writes a temporary file, syncs and renames it, so that readers see the old or the new file, never half of one. */
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

/** Reads a JSON file of `schema`'s form. Throws `invalid-input` that names the file and the fault. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const bytes = await readInput(path, { what: 'file', most: inputLimits.json, pipes: false });
  return parseJson(path, bytes.toString('utf8'), schema);
}

/** Parses text as a value of `schema`'s form. Throws as `readJson` does. */
export function parseJson<T>(path: string, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is not JSON';
    throw new StudioError('invalid-input', `The file ${path} is damaged: ${why}.`, { where: path, cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new StudioError('invalid-input', `The file ${path} is damaged: ${z.prettifyError(result.error)}`, {
    where: path,
  });
}
