import { StudioError } from '../../shared/errors/studio-error';

/** How deep values sent to R may be nested. In values from R, a handle replaces the parts that lie deeper. */
export const depthLimit = 50;

export function tooDeep(): StudioError {
  return new StudioError(
    'invalid-input',
    `A value for R contains itself, or is nested more than ${depthLimit} deep.`,
    { hint: 'Send its parts one by one and put them together in R.' },
  );
}
