import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** The settings that a worker starts with. */
export interface StartInput {
  /** Library folders to search before R's own. */
  readonly libraries?: readonly string[] | undefined;
  readonly cmdstan_path?: string | null | undefined;
  /** R code. */
  readonly startup_scripts?: readonly string[] | undefined;
  readonly environment_name?: string | undefined;
  /** Variables that the shell which starts R would drop. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly load_brms?: boolean | undefined;
}

/** The first call of every worker. Returns the same versions as `versions`. */
export const start = verb<StartInput, Readonly<Record<string, string>>>({
  takes: {
    libraries: 'optional',
    cmdstan_path: 'optional',
    startup_scripts: 'optional',
    environment_name: 'optional',
    env: 'optional',
    load_brms: 'optional',
  },
  read: (value) => fieldsOf(value).allTexts(),
});
