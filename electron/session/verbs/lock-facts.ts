import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** The facts for a lock file about R, its compiler and CmdStan. */
export interface LockFacts {
  /** The folders that R loads packages from. */
  readonly libraries: readonly string[];
  readonly version: string;
  readonly platform: string;
  readonly os: string;
  /** The first line of its `--version` output; null if unknown. */
  readonly compiler: string | null;
  /** CmdStan's version; null if there is none. */
  readonly cmdstan: string | null;
}

/** `compiler`: the line above, if known already: asking for it starts one or two programs. */
export const lockFacts = verb<{ readonly compiler?: string | undefined }, LockFacts>({
  takes: { compiler: 'optional' },
  read: (value) => {
    const fields = fieldsOf(value);
    return {
      libraries: fields.texts('libraries'),
      version: fields.text('version'),
      platform: fields.text('platform'),
      os: fields.text('os'),
      compiler: known(fields.text('compiler')),
      cmdstan: known(fields.text('cmdstan')),
    };
  },
});

function known(text: string): string | null {
  return text === '' || text === 'unknown' ? null : text;
}
