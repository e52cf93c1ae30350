import { readFile } from 'node:fs/promises';
import { StudioError } from '../../shared/errors/studio-error';
import { type ModelSpec, modelSpec } from '../../shared/model/spec';
import { invalidInput } from '../ipc/describe-issues';
import { parseExactJson } from './exact-json';

/** A file's bytes. Throws `invalid-input` that names it. */
export async function readInput(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new StudioError('invalid-input', `The ${what} ${path} cannot be read.`, {
      where: path,
      hint: 'Check the path and that you may read the file.',
      cause,
    });
  }
}

/** A JSON file's value. Throws `invalid-input` that names the file and the place of the fault. */
export async function readJsonInput(path: string, what: string): Promise<unknown> {
  return jsonOf(await readInput(path, what), path, what);
}

/** The value of JSON in UTF-8. Throws `invalid-input` that names its source and the place of the fault. */
export function jsonOf(bytes: Buffer, path: string, what: string): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return parseExactJson(text);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('invalid-input', `The ${what} ${path} is not JSON: ${why}.`, {
      where: path,
      cause,
    });
  }
}

/** A model spec as `docs/model-spec.md` describes it, defaults filled in. */
export async function readSpec(path: string): Promise<ModelSpec> {
  const parsed = modelSpec.safeParse(await readJsonInput(path, 'spec'));
  if (parsed.success) return parsed.data;
  throw invalidInput(path, parsed.error);
}
