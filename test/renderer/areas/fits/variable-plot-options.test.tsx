// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { VariablePlot } from '../../../../renderer/areas/fits/variable-plot';
import { plots } from '../../../../shared/plots/list';
import type { AnyPlot } from '../../../../shared/plots/plot-kind';
import { fit } from '../../fake/fixtures';
import { layOut } from '../../fake/laid-out';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A window with an open project, laid out; what is drawn in it takes its own time. */
async function openedWindow() {
  vi.useFakeTimers();
  layOut({ width: 400, height: 200 });
  // jsdom paints nothing.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const studio = await opened();
  vi.useRealTimers();
  return studio;
}

/** A plot that says what it was drawn with. */
function plotOf(of: AnyPlot['of'], options: z.ZodObject) {
  const scene = vi.fn((_answer: unknown, _options: unknown, look) => {
    return { panels: [], legend: { title: '', items: [] }, look };
  });
  const plot: AnyPlot = { ...(plots[0] as AnyPlot), of, options, scene, describe: () => 'A plot.' };
  // What a page asks besides is of the plot that it was made from.
  return { plot: { ...plot, pageQuery: {} }, scene };
}

it.each([
  ['variable', { variable: 'b_x' }],
  ['variables', { variables: ['b_x'] }],
  ['fit', {}],
] as const)(
  'a plot of a %s asks for what it is of, and is drawn with its own options alone',
  async (of, query) => {
    const studio = await openedWindow();
    const asked = vi.fn(() => ({ numbers: [1] }));
    studio.connection.answer({ 'analysis.run': asked });
    const { plot, scene } = plotOf(of, z.strictObject({ bins: z.int().default(30) }));
    const chosen = { hide: [2], chainNumbers: [1, 2] };
    const page = await render(<VariablePlot fit={fit} variable="b_x" plot={plot} options={chosen} />, studio);
    await vi.waitFor(() => expect(scene).toHaveBeenCalled());
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ fit: fit.id, query }));
    expect(scene.mock.calls[0]?.slice(0, 2)).toEqual([{ numbers: [1] }, { bins: 30 }]);
    await page.unmount();
  },
);

it('a plot chain by chain leaves out the chains that are hidden', async () => {
  const studio = await openedWindow();
  studio.connection.answer({ 'analysis.run': () => ({ numbers: [1] }) });
  const { plot, scene } = plotOf('variable', z.strictObject({ hide: z.array(z.int()).default([]) }));
  const page = await render(
    <VariablePlot fit={fit} variable="b_x" plot={plot} options={{ hide: [2], chainNumbers: [1, 2] }} />,
    studio,
  );
  await vi.waitFor(() => expect(scene).toHaveBeenCalled());
  expect(scene.mock.calls[0]?.[1]).toEqual({ hide: [2] });
  await page.unmount();
});
