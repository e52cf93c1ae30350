import { kindKeys } from '../../../../shared/texts/kind-words';
import { partOfSections } from './part-of-sections';

const words = kindKeys('parts', 'effects', { title: 'Effects' });

/** What the model says of its predictors. */
export const effectsPart = partOfSections('effects', words.title, []);
