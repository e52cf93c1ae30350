import { partOfSections } from './part-of-sections';

/** What the model says of its predictors. */
export const effectsPart = partOfSections('effects', 'fits.parts.effects', []);
