import { textsOf } from '../read-r-values';
import { verb } from './verb';

/** Versions of a package in the archives of these src/contrib addresses, unordered. */
export const packageVersions = verb<
  { readonly name: string; readonly urls: readonly string[] },
  readonly string[]
>({
  takes: { name: 'required', urls: 'required' },
  read: (value) => textsOf(value),
});
