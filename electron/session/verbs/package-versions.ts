import { textsOf } from '../expect';
import { verb } from './verb';

/** Versions of a package that the archives below these addresses of src/contrib list, in no order. */
export const packageVersions = verb<
  { readonly name: string; readonly urls: readonly string[] },
  readonly string[]
>({
  takes: { name: 'required', urls: 'required' },
  read: (value) => textsOf(value),
});
