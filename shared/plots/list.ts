import { densityPlot } from './density';
import { type AnyPlot, anyPlot } from './plot-kind';
import { rankOverlayPlot } from './rank-overlay';
import { tracePlot } from './trace';

/** Every plot, in the order in which they are offered. */
export const plots: readonly AnyPlot[] = [anyPlot(tracePlot), anyPlot(densityPlot), anyPlot(rankOverlayPlot)];
