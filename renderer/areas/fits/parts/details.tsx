import { kindKeys } from '../../../../shared/texts/kind-words';
import { FitDetails } from '../fit-details';
import type { FitPart } from './fit-part';

const words = kindKeys('parts', 'details', { title: 'Details' });

/** The R code, and what somebody who repeats the fit needs. */
export const detailsPart: FitPart = {
  id: 'details',
  title: words.title,
  suits: () => true,
  Body: ({ fit }) => <FitDetails fit={fit} />,
};
