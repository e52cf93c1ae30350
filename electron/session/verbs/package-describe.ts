import { StudioError } from '../../../shared/errors/studio-error';
import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

const kinds = ['folder', 'source', 'binary'] as const;

/** A package in a tarball, zip or folder. */
export interface DescribedPackage {
  readonly kind: (typeof kinds)[number];
  /** Its DESCRIPTION. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The package at `path`. R fails with `invalid-input` and a reason if it is not a package. */
export const packageDescribe = verb<{ readonly path: string }, DescribedPackage>({
  takes: { path: 'required' },
  read: (value) => {
    const answer = fieldsOf(value);
    const said = answer.text('kind');
    const kind = kinds.find((known) => known === said);
    if (!kind) throw new StudioError('internal', `“kind” has the unknown value “${said}”.`);
    return { kind, fields: answer.fields('fields').allTexts() };
  },
});
