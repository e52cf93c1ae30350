import { loo } from '../../../../shared/analyses/loo';
import { kindKeys } from '../../../../shared/texts/kind-words';
import { LooView } from '../loo-view';
import type { FitSection } from './fit-part';
import { partOfSections } from './part-of-sections';

/** By leaving out one observation after the other. */
const looSection: FitSection = { id: 'loo', analysis: loo.id, suits: () => true, Body: LooView };

const words = kindKeys('parts', 'compare', { title: 'Compare' });

/** How well the model predicts, beside others. */
export const comparePart = partOfSections('compare', words.title, [looSection]);
