import { FitDetails } from '../fit-details';
import type { FitPart } from './fit-part';

/** The R code, and what somebody who repeats the fit needs. */
export const detailsPart: FitPart = {
  id: 'details',
  title: 'fits.parts.details',
  suits: () => true,
  Body: ({ fit }) => <FitDetails fit={fit} />,
};
