// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { StudioError } from '../../../../shared/errors/studio-error';
import { findPlot } from '../../../../shared/plots/find-plot';
import { answerOf, drawsOf } from '../../../shared/plots/plot-draws';
import { completeBrowser } from '../../fake/browser';
import { fit } from '../../fake/fixtures';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

// What is drawn has tests of its own.
vi.mock('../../../../renderer/ui/plot-view', () => ({
  PlotView: ({ description }: { readonly description: string }) => <p data-plot>{description}</p>,
}));

beforeAll(completeBrowser);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const plot = findPlot('density');
const draws = drawsOf([1, 2, 4, 3], [2, 3, 1, 5]);

it('a plot of the parameter before is not shown beside the error of the next one', async () => {
  const { useState } = await import('react');
  const { VariablePlot } = await import('../../../../renderer/areas/fits/variable-plot');
  const studio = await opened();
  let broken = false;
  studio.connection.answer({
    'analysis.run': () => {
      if (broken) throw new StudioError('invalid-input', 'The file draws.f64 is damaged.');
      return answerOf(plot, draws);
    },
  });
  function Chooser() {
    const [variable, setVariable] = useState('b_x');
    return (
      <>
        <button type="button" data-next onClick={() => setVariable('b_z')} />
        <VariablePlot fit={fit} variable={variable} plot={plot} options={plot.options.parse({})} />
      </>
    );
  }
  const page = await render(<Chooser />, studio);
  await page.act(() => vi.advanceTimersByTimeAsync(100));
  expect(page.texts('[data-plot]')).toEqual([expect.stringMatching(/^Density of b_x: 2 chains/)]);
  broken = true;
  await page.act(() => page.all('[data-next]')[0]?.click());
  // Until there is an answer the one before stands there, pale.
  expect(page.all('[data-stale="true"] [data-plot]')).toHaveLength(1);
  await page.act(() => vi.advanceTimersByTimeAsync(100));
  expect(page.host.textContent).toContain('The file draws.f64 is damaged.');
  expect(page.all('[data-plot]')).toEqual([]);
});
