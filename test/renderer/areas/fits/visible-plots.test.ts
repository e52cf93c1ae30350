import { expect, it } from 'vitest';
import { fileStem } from '../../../../renderer/areas/fits/export-plot';
import { chosenFirst, togglePlot, visiblePlots } from '../../../../renderer/areas/fits/visible-plots';

it('shows the plots chosen last, as many as have room, and at least one', () => {
  const three = [...chosenFirst, 'rank-overlay'];
  expect(visiblePlots(three, 1000)).toEqual(three);
  expect(visiblePlots(three, 500)).toEqual(['density', 'rank-overlay']);
  expect(visiblePlots(three, 100)).toEqual(['rank-overlay']);
  expect(visiblePlots(three, 0)).toEqual(['rank-overlay']);
});

it('adds a plot as the last, hides one, and keeps the only one', () => {
  expect(togglePlot(['trace'], 'density')).toEqual(['trace', 'density']);
  expect(togglePlot(['trace', 'density'], 'trace')).toEqual(['density']);
  expect(togglePlot(['trace'], 'trace')).toEqual(['trace']);
});

it('names files so that every system takes them', () => {
  expect(fileStem('trace', 'r_patient[1,Intercept]')).toBe('trace-r_patient-1-Intercept');
  expect(fileStem('trace', '../../é ü')).toBe('trace-é-ü');
  expect(fileStem('trace', '/')).toBe('trace-variable');
});
