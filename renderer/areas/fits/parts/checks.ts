import { partOfSections } from './part-of-sections';

/** Does the model fit the data? What compares draws of new data with the data goes here. */
export const checksPart = partOfSections('checks', 'fits.parts.checks', []);
