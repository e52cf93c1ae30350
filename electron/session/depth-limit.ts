import { StudioError } from '../../shared/errors/studio-error';

/** How deep values may be nested on their way to R; on the way back a handle stands for what lies deeper. */
export const depthLimit = 50;

export function tooDeep(): StudioError {
  return new StudioError(
    'invalid-input',
    `A value for R contains itself, or is nested more than ${depthLimit} deep.`,
    { hint: 'Pass its parts by themselves and put them together in R.' },
  );
}
