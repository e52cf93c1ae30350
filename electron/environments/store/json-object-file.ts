import { lstat, readFile, readlink, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import { inQuotes } from '../../../shared/model/environment-rules';
import { isMissing } from '../../files/file-errors';
import { isPlainObject } from '../config';
import { rawMembers, repeatedKey } from './raw-members';

/** A JSON file with an object, as it was read. */
export interface ObjectFile {
  readonly dict: Readonly<Record<string, unknown>>;
  /** The values by key as texts of the file, so that writing them again does not change numbers or order. */
  readonly raw: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** brmspy writes in place, in less than a millisecond: a damaged file that was just changed may be half written. */
const youngMs = 100;
/** It empties the file first: where the machine is busy, it may stay empty for long before the content comes. */
const emptyMs = 2000;
const rereadMs = 20;
const mostRereads = 150;
/** The most bytes of a file. A configuration has some hundred; with long startup scripts some thousand. */
const mostBytes = 16 * 2 ** 20;

/** Reads the file; null if there is none. Throws `invalid-input` that names a damaged file and leaves it unchanged. */
export async function readObjectFile(file: string): Promise<ObjectFile | null> {
  let seen: string | null = null;
  for (let again = mostRereads; ; again--) {
    const began = Date.now();
    try {
      const bytes = await bytesOf(file);
      return bytes && parseObject(file, bytes);
    } catch (error) {
      const { state, young } = await stateOf(file, began);
      // The file may have changed since it was read: the state must be the same twice.
      if (again === 0 || (!young && state === seen)) throw error;
      seen = state;
      if (young) await wait(rereadMs);
    }
  }
}

/** Parses the file's content. Throws `invalid-input` that says what is wrong with it. */
export function parseObject(file: string, bytes: Uint8Array): ObjectFile {
  let dict: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    dict = JSON.parse(text);
  } catch (cause) {
    throw damaged(file, whatIsWrong(bytes, cause), cause);
  }
  if (!isPlainObject(dict)) throw damaged(file, 'it is not a JSON object');
  const twice = repeatedKey(text);
  if (twice !== null) throw damaged(file, `it has the key ${inQuotes(twice)} twice`);
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
    hint: 'The file was not changed. Correct it in a text editor, or set it aside to use the default settings.',
    where: file,
    cause,
  });
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  try {
    // Reading a pipe would wait, and a device never ends.
    const info = await stat(file);
    if (!info.isFile())
      throw damaged(file, info.isDirectory() ? 'it is a folder' : 'it is not an ordinary file');
    if (info.size > mostBytes) {
      throw damaged(file, `it has ${info.size} bytes, but may have at most ${mostBytes}`);
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    const target = await linkTarget(file);
    if (target !== null && isMissing(cause))
      throw damaged(file, `it is a link to ${target}, which does not exist`);
    if (isMissing(cause)) return null;
    throw damaged(
      file,
      `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      cause,
    );
  }
}

/** The target of a link in the file's place; null for a file, and if there is nothing. */
export async function linkTarget(file: string): Promise<string | null> {
  const info = await lstat(file).catch(() => null);
  return info?.isSymbolicLink() ? readlink(file) : null;
}

/** The identity of the present file, and whether it was written during, or just before, its reading. */
async function stateOf(
  file: string,
  began: number,
): Promise<{ readonly state: string; readonly young: boolean }> {
  const info = await stat(file).catch(() => null);
  if (!info) return { state: 'unknown', young: false };
  const { ino, mtimeMs, size } = info;
  // Not by the present time: on a busy machine reading may take long.
  const mostMs = size === 0 ? emptyMs : youngMs;
  const young = info.isFile() && mtimeMs > began - mostMs && mtimeMs < Date.now() + mostMs;
  return { state: `${ino} ${mtimeMs} ${size}`, young };
}
