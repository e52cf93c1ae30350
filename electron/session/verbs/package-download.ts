import { textOf } from '../expect';
import { verb } from './verb';

/** Downloads from the first address that gives the file; its path below `folder`. `md5`: what the file must have. */
export const packageDownload = verb<
  { readonly urls: readonly string[]; readonly folder: string; readonly md5?: string | undefined },
  string
>({
  takes: { urls: 'required', folder: 'required', md5: 'optional' },
  read: (value) => textOf(value),
});
