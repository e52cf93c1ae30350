import { fieldsOf } from '../expect';
import { verb } from './verb';

/** R, and what lies around it, for a lock file. */
export interface LockFacts {
  /** The folders that R loads packages from. */
  readonly libraries: readonly string[];
  readonly version: string;
  readonly platform: string;
  readonly os: string;
  /** The first line of what it says of its version; null where that is not known. */
  readonly compiler: string | null;
  /** CmdStan's version; null where there is none. */
  readonly cmdstan: string | null;
}

/** `compiler`: its first line where it is known already, as asking for it takes a program or two. */
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
