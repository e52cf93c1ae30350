import { expect, it } from 'vitest';
import { fileStem } from '../../../../renderer/areas/fits/export-plot';
import { chosenFirst, togglePlot, visiblePlots } from '../../../../renderer/areas/fits/visible-plots';

const offered = ['trace', 'density', 'rank-overlay'].map((id) => ({ id }));

it('shows the plots chosen last, as many as have room, and at least one', () => {
  const three = [...chosenFirst, 'rank-overlay'];
  expect(visiblePlots(three, offered, 1000)).toEqual(three);
  expect(visiblePlots(three, offered, 500)).toEqual(['density', 'rank-overlay']);
  expect(visiblePlots(three, offered, 100)).toEqual(['rank-overlay']);
  expect(visiblePlots(three, offered, 0)).toEqual(['rank-overlay']);
});

it('shows none that is not offered, and the usual ones where none of the chosen ones is', () => {
  const forOneChain = offered.slice(0, 2);
  expect(visiblePlots(['trace', 'energy'], offered, 300)).toEqual(['trace']);
  expect(visiblePlots(['trace', 'rank-overlay'], forOneChain, 1000)).toEqual(['trace']);
  expect(visiblePlots(['rank-overlay'], forOneChain, 1000)).toEqual(chosenFirst);
  expect(visiblePlots(['trace'], [{ id: 'energy' }], 1000)).toEqual(['energy']);
});

it('adds a plot as the last, hides one, and keeps the only one', () => {
  expect(togglePlot(['trace'], 'density')).toEqual(['trace', 'density']);
  expect(togglePlot(['trace', 'density'], 'trace')).toEqual(['density']);
  expect(togglePlot(['trace'], 'trace')).toEqual(['trace']);
});

it('names files so that every system takes them', () => {
  expect(fileStem('trace', { variable: 'r_patient[1,Intercept]' })).toBe('trace-r_patient-1-Intercept');
  expect(fileStem('trace', { variable: '../../é ü' })).toBe('trace-é-ü');
  expect(fileStem('trace', { variable: '/' })).toBe('trace-variable');
  expect(fileStem('intervals', { variables: ['b_x', 'b_y'] })).toBe('intervals-b_x');
  expect(fileStem('energy', {})).toBe('energy');
});
