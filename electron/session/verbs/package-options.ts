import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** Adds repositories by name to R's own, which they replace if the name is the same. Returns all that R has now. */
export const packageOptions = verb<
  { readonly repositories?: Readonly<Record<string, string>> | undefined },
  Readonly<Record<string, string>>
>({
  takes: { repositories: 'optional' },
  read: (value) => fieldsOf(value).allTexts(),
});
