import { StudioError } from '../../shared/errors/studio-error';
import { fromR } from '../session/from-r';
import type { RInput } from '../session/values';
import type { Command } from './command';
import { parseExactJson } from './exact-json';
import { readJsonInput } from './read-spec';

interface Arguments {
  readonly args: readonly RInput[];
  readonly kwargs: Readonly<Record<string, RInput>>;
}

/** A list holds the positional arguments, an object the named ones; `{"args": […], "kwargs": {…}}` holds both. */
function toArguments(value: unknown): Arguments {
  if (Array.isArray(value)) return { args: value as RInput[], kwargs: {} };
  if (typeof value !== 'object' || value === null) {
    throw new StudioError('invalid-input', 'The arguments must be a JSON list or object.', {
      hint: 'Write [1, 2] for positional arguments, {"x": 1} for named ones.',
    });
  }
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key) => key === 'args' || key === 'kwargs')) {
    const { args = [], kwargs = {} } = value as { args?: unknown; kwargs?: unknown };
    if (!Array.isArray(args) || typeof kwargs !== 'object' || kwargs === null || Array.isArray(kwargs)) {
      throw new StudioError('invalid-input', '“args” must be a JSON list and “kwargs” an object.', {
        hint: 'Write {"args": [1, 2], "kwargs": {"x": 3}}.',
      });
    }
    return { args, kwargs: kwargs as Record<string, RInput> };
  }
  return { args: [], kwargs: value as Record<string, RInput> };
}

async function readArguments(text: string | undefined, signal: AbortSignal): Promise<Arguments> {
  if (text === undefined) return { args: [], kwargs: {} };
  if (!/^\s*[[{]/.test(text)) return toArguments(await readJsonInput(text, 'arguments file', signal));
  try {
    return toArguments(parseExactJson(text));
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    throw new StudioError('invalid-input', `The arguments are not JSON: ${String(cause)}.`, { cause });
  }
}

export const callCommand: Command = {
  name: 'call',
  usage: 'call TARGET [ARGS.json] [--env NAME]',
  about: "Calls an R function: call base::Sys.getpid, call stats::median '[[1, 2, 3]]'.",
  options: {},
  positionals: [1, 2],
  async run({ args: [target = '', argumentsText], studio, signal }) {
    const { args, kwargs } = await readArguments(argumentsText, signal);
    const { workers } = await studio();
    const value = fromR(await workers.call(target, { args, kwargs, signal }));
    const json = { value: printable(value) };
    return { json, text: typeof value === 'string' ? value : JSON.stringify(json.value, null, 2) };
  },
};

/** Numbers that JSON does not have become the strings that R prints. */
function printable(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '-Inf';
  }
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, printable);
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printable(part)]));
  }
  return value;
}
