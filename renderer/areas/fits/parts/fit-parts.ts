import { checksPart } from './checks';
import { comparePart } from './compare';
import { convergencePart } from './convergence';
import { detailsPart } from './details';
import { effectsPart } from './effects';
import type { FitPart } from './fit-part';
import { summaryPart } from './summary';

/** The parts of a fit's tab, from left to right as the work goes. */
export const fitParts: readonly FitPart[] = [
  summaryPart,
  convergencePart,
  checksPart,
  effectsPart,
  comparePart,
  detailsPart,
];
