import { fieldsOf } from '../expect';
import { verb } from './verb';

/** What R has loaded. */
export interface LoadedByR {
  /** The folders that R loads packages from. */
  readonly libraries: readonly string[];
  /** The folders of the loaded packages by name; "" where it is not known. */
  readonly folders: ReadonlyMap<string, string>;
}

export const packageLoaded = verb<Record<never, never>, LoadedByR>({
  takes: {},
  read: (value) => {
    const fields = fieldsOf(value);
    const rows = fields.textRows('names', 'folders');
    return {
      libraries: fields.texts('libraries'),
      folders: new Map(rows.map(({ names, folders }) => [names, folders])),
    };
  },
});
