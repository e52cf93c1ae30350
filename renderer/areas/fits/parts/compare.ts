import { partOfSections } from './part-of-sections';

/** How well the model predicts, beside others. */
export const comparePart = partOfSections('compare', 'fits.parts.compare', []);
