import { lstat, readFile, readlink, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import { inQuotes } from '../../../shared/model/environment-rules';
import { isMissing } from '../../files/file-errors';
import { isPlainObject } from '../config';
import { rawMembers, repeatedKey } from './raw-members';

/** A JSON file that holds an object, as it was read. */
export interface ObjectFile {
  readonly dict: Readonly<Record<string, unknown>>;
  /** The values by key in the very text of the file: numbers and order in them survive being written again. */
  readonly raw: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** brmspy writes in place, in less than a millisecond: what looks broken and is so young may be half written. */
const youngMs = 100;
const rereadMs = 20;
const mostRereads = 50;
/** A configuration has some hundred bytes; long startup scripts make it thousands. */
const mostBytes = 16 * 2 ** 20;

/** The file, or null where there is none. Throws `invalid-input` that names a damaged one, which is left as it is. */
export async function readObjectFile(file: string): Promise<ObjectFile | null> {
  let seen: string | null = null;
  for (let again = mostRereads; ; again--) {
    const began = Date.now();
    try {
      const bytes = await bytesOf(file);
      return bytes && parseObject(file, bytes);
    } catch (error) {
      const { state, young } = await stateOf(file, began);
      // What is there now may not be what was read: it takes two looks at the same to know.
      if (again === 0 || (!young && state === seen)) throw error;
      seen = state;
      if (young) await wait(rereadMs);
    }
  }
}

/** Throws `invalid-input` that says what is wrong with the file's content. */
export function parseObject(file: string, bytes: Uint8Array): ObjectFile {
  let dict: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    dict = JSON.parse(text);
  } catch (cause) {
    throw damaged(file, whatIsWrong(bytes, cause), cause);
  }
  if (!isPlainObject(dict)) throw damaged(file, 'it holds no JSON object');
  const twice = repeatedKey(text);
  if (twice !== null) throw damaged(file, `the key ${inQuotes(twice)} comes twice in it`);
  return { dict, raw: rawMembers(text), bytes };
}

function whatIsWrong(bytes: Uint8Array, cause: unknown): string {
  if (bytes.length === 0) return 'it is empty';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return 'it begins with a byte order mark, which brmspy cannot read';
  }
  const place = /line (\d+) column (\d+)/.exec(cause instanceof Error ? cause.message : '');
  return `it is not JSON in UTF-8${place ? `, at line ${place[1]}, column ${place[2]}` : ''}`;
}

export function damaged(file: string, what: string, cause?: unknown): StudioError {
  return new StudioError('invalid-input', `The file ${file} is damaged: ${what.replace(/\.$/, '')}.`, {
    hint: 'It is left as it is. Mend it in a text editor, or set it aside to start from the defaults.',
    where: file,
    cause,
  });
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  try {
    // A pipe would be waited for, a device never ends.
    const info = await stat(file);
    if (!info.isFile())
      throw damaged(file, info.isDirectory() ? 'it is a folder' : 'it is not an ordinary file');
    if (info.size > mostBytes) {
      throw damaged(file, `it has ${info.size} bytes, more than the ${mostBytes} that are read`);
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    const target = await linkTarget(file);
    if (target !== null && isMissing(cause))
      throw damaged(file, `it is a link to ${target}, which is not there`);
    if (isMissing(cause)) return null;
    throw damaged(
      file,
      `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      cause,
    );
  }
}

/** Where a link in the file's place leads to; null for a file, and where there is nothing. */
export async function linkTarget(file: string): Promise<string | null> {
  const info = await lstat(file).catch(() => null);
  return info?.isSymbolicLink() ? readlink(file) : null;
}

/** Which file is there, and whether it was written to when, or just before, it was read. */
async function stateOf(
  file: string,
  began: number,
): Promise<{ readonly state: string; readonly young: boolean }> {
  const info = await stat(file).catch(() => null);
  if (!info) return { state: 'unknown', young: false };
  const { ino, mtimeMs, size } = info;
  // Not by the time that it is now: on a busy machine a read may take longer than the file is young.
  const young = info.isFile() && mtimeMs > began - youngMs && mtimeMs < Date.now() + youngMs;
  return { state: `${ino} ${mtimeMs} ${size}`, young };
}
