import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** The packages that R has loaded. */
export interface LoadedByR {
  /** The folders that R loads packages from. */
  readonly libraries: readonly string[];
  /** The folders of the loaded packages by name; "" if unknown. */
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
