import { constants, promises, type RmOptions } from 'node:fs';
import { cpSync, rmSync, statfsSync } from './fs';

export const {
  access,
  appendFile,
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  opendir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rmdir,
  stat,
  symlink,
  truncate,
  unlink,
  utimes,
  writeFile,
} = promises;

export { constants };

export const cp = async (from: string, to: string): Promise<void> => cpSync(from, to);
export const rm = async (path: string, options?: RmOptions): Promise<void> => rmSync(path, options);
export const statfs = async (path: string): Promise<ReturnType<typeof statfsSync>> => statfsSync(path);

export default { ...promises, constants, cp, rm, statfs };
