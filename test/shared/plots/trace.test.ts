import { expect, it } from 'vitest';
import { tableText } from '../../../shared/plots/data-table';
import { anyPlot } from '../../../shared/plots/plot-kind';
import type { LineMark, Mark, RuleMark } from '../../../shared/plots/scene';
import { tracePlot } from '../../../shared/plots/trace';
import { answerOf, drawsOf, fixtureDraws, look, sceneOf } from './plot-draws';

const trace = anyPlot(tracePlot);
const lines = (marks: readonly Mark[] = []) => marks.filter((mark): mark is LineMark => mark.kind === 'line');
const rules = (marks: readonly Mark[] = []) => marks.filter((mark): mark is RuleMark => mark.kind === 'rule');

/** A slow wave with one draw far above and one far below it. */
const wave = Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 5000));
wave[61_234] = 7;
wave[61_235] = -9;

it('draws each draw at its number, counted from 1', () => {
  const [first, second] = lines(sceneOf(trace, drawsOf([5, 6, 4], [1, 2, 3])).panels[0]?.marks);
  expect([...(first?.x ?? [])]).toEqual([1, 2, 3]);
  expect([...(first?.y ?? [])]).toEqual([5, 6, 4]);
  expect(second?.color).not.toBe(first?.color);
});

it('has no more points than pixels need, and each of the extremes at its place', () => {
  const answer = answerOf(trace, drawsOf(wave));
  const small = { ...look, width: 300, pixels: 2 };
  const [line] = lines(trace.scene(answer, trace.options.parse({}), small).panels[0]?.marks);
  expect(line?.x.length).toBeLessThanOrEqual(2 * 600);
  const at = (draw: number) => line?.y[[...line.x].indexOf(draw)];
  expect(at(61_235)).toBe(7);
  expect(at(61_236)).toBe(-9);
});

it('marks every divergent transition, however narrow it is', () => {
  const draws = fixtureDraws('03_eight_schools_bad');
  const diverged = draws.sampler.divergent__?.reduce((sum, flag) => sum + flag, 0) ?? 0;
  expect(diverged).toBeGreaterThan(10);
  const answer = answerOf(trace, draws);
  const narrow = trace.scene(answer, trace.options.parse({}), { ...look, width: 10, pixels: 1 });
  const [marks] = rules(narrow.panels[0]?.marks);
  expect(marks?.values).toHaveLength(diverged);
  expect(trace.describe(answer)).toContain(`${diverged} divergent transitions are marked.`);
  const marked = tableText(trace.table(answer))
    .split('\n')
    .filter((line) => line.endsWith('\t1'));
  expect(marked).toHaveLength(diverged);
});

it('tells main to send no more than the parts that are asked for', () => {
  const answer = answerOf(trace, drawsOf(wave), { variable: 'b_x', parts: 500 }) as {
    readonly values: readonly Float64Array[];
  };
  expect(answer.values[0]?.length).toBeLessThanOrEqual(1000);
  expect(Math.max(...(answer.values[0] ?? []))).toBe(7);
});
