import { fieldsOf } from '../expect';
import { verb } from './verb';

/** Sets what R installs from: these repositories by name, over R's own. Gives all that it has now. */
export const packageOptions = verb<
  { readonly repositories?: Readonly<Record<string, string>> | undefined },
  Readonly<Record<string, string>>
>({
  takes: { repositories: 'optional' },
  read: (value) => fieldsOf(value).allTexts(),
});
