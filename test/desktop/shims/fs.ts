import { execFileSync } from 'node:child_process';
import fs, {
  type BigIntStats,
  copyFileSync,
  lstatSync,
  mkdirSync,
  type RmOptions,
  readdirSync,
  rmdirSync,
  type StatSyncOptions,
  type Stats,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';

export * from 'node:fs';

/** As it is now: `throwIfNoEntry: false` gives undefined where there is nothing. */
export function statSync(path: string, options?: StatSyncOptions): Stats | BigIntStats | undefined {
  try {
    return fs.statSync(path, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (options?.throwIfNoEntry === false && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Removes a file or, where `recursive`, a folder with all that it holds. */
export function rmSync(path: string, options: RmOptions = {}): void {
  const found = kindOf(path);
  if (found === 'folder' && options.recursive === true) {
    for (const name of readdirSync(path)) rmSync(join(path, name), options);
    rmdirSync(path);
  } else if (found !== 'nothing' || options.force !== true) {
    unlinkSync(path);
  }
}

/** Copies a file, or a folder with all that it holds. */
export function cpSync(from: string, to: string): void {
  if (kindOf(from) === 'folder') {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) cpSync(join(from, name), join(to, name));
  } else {
    copyFileSync(from, to);
  }
}

function kindOf(path: string): 'folder' | 'file' | 'nothing' {
  try {
    return lstatSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'nothing';
    throw error;
  }
}

/** What the file system of a path has, asked of the system's `stat`. */
export function statfsSync(path: string): { bavail: number; bfree: number; blocks: number; bsize: number } {
  const answer = execFileSync('stat', ['-f', '-c', '%a %f %b %S', path], { encoding: 'utf8' });
  const [bavail = 0, bfree = 0, blocks = 0, bsize = 0] = answer.trim().split(' ').map(Number);
  return { bavail, bfree, blocks, bsize };
}

export default { ...fs, cpSync, rmSync, statSync, statfsSync };
