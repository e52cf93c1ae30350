import { kindKeys } from '../../../../shared/texts/kind-words';
import { partOfSections } from './part-of-sections';

const words = kindKeys('parts', 'checks', { title: 'Checks' });

/** Does the model fit the data? What compares draws of new data with the data goes here. */
export const checksPart = partOfSections('checks', words.title, []);
