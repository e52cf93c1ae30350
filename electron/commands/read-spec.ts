import { invalidInput } from '../../shared/errors/describe-issues';
import { StudioError } from '../../shared/errors/studio-error';
import { type ModelSpec, modelSpec } from '../../shared/model/spec';
import { inputLimits, readInput } from '../files/read-input';
import { parseExactJson } from './exact-json';

/** The value in a JSON file. Throws `invalid-input` with the file and the position of the error. */
export async function readJsonInput(path: string, what: string, signal?: AbortSignal): Promise<unknown> {
  const bytes = await readInput(path, { what, most: inputLimits.json, signal });
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const place = path === '-' ? 'from standard input' : path;
  if (text.trim() === '') {
    throw new StudioError('invalid-input', `The ${what} ${place} is empty.`, {
      where: path,
      hint: 'Write it as JSON. {} leaves everything as usual.',
    });
  }
  try {
    return parseExactJson(text);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    // It quotes the text, which may have several lines.
    const why = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ');
    throw new StudioError('invalid-input', `The ${what} ${place} is not JSON: ${why}.`, {
      where: path,
      hint: `Correct ${path === '-' ? 'it' : 'the file'} at that place. Put names and texts in double quotes; write no comma before } or ].`,
      cause,
    });
  }
}

/** A model spec in the form of `docs/model-spec.md`, with defaults filled in. */
export async function readSpec(path: string, signal?: AbortSignal): Promise<ModelSpec> {
  const parsed = modelSpec.safeParse(await readJsonInput(path, 'spec', signal));
  if (parsed.success) return parsed.data;
  throw invalidInput(path, parsed.error, {
    schema: modelSpec,
    about: 'docs/model-spec.md describes the form of a spec.',
  });
}
