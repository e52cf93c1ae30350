import { textOf } from '../read-r-values';
import { verb } from './verb';

/** Downloads a file from the first address that has it; returns its path in `folder`. `md5`: the file's checksum. */
export const packageDownload = verb<
  { readonly urls: readonly string[]; readonly folder: string; readonly md5?: string | undefined },
  string
>({
  takes: { urls: 'required', folder: 'required', md5: 'optional' },
  read: (value) => textOf(value),
});
