import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** The packages that the repositories of `options(repos)` offer. */
export interface OfferedPackages {
  readonly offered: readonly {
    readonly name: string;
    readonly version: string;
    /** The repository's name. */
    readonly repository: string;
    readonly url: string;
    /** "" if the repository does not give it. */
    readonly md5: string;
    /** Depends, Imports and LinkingTo, joined by commas. */
    readonly needs: string;
  }[];
  /** Repositories that could not be read. */
  readonly failed: readonly { readonly repository: string; readonly reason: string }[];
  /** The address of src/contrib of every repository. */
  readonly contribs: readonly { readonly repository: string; readonly url: string }[];
}

export const packageAvailable = verb<Record<never, never>, OfferedPackages>({
  takes: {},
  read: (value) => {
    const fields = fieldsOf(value);
    const columns = ['name', 'version', 'repository', 'url', 'md5', 'needs'] as const;
    return {
      offered: fields.fields('offered').textRows(...columns),
      failed: fields.fields('failed').textRows('repository', 'reason'),
      contribs: fields.fields('contribs').textRows('repository', 'url'),
    };
  },
});
