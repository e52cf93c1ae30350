import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../electron/commands/fields-text';
import { tableText } from '../../../shared/plots/data-table';
import { drawScene } from '../../../shared/plots/draw-scene';
import { findPlot, refuseUnsuited } from '../../../shared/plots/find-plot';
import { plots } from '../../../shared/plots/list';
import { fitInfo } from '../../electron/projects/fit-info';
import { answerOf, byChain, drawsOf, fixtureDraws, look, sceneOf, usualQuery } from './plot-draws';

const fixtures = ['01_epilepsy_poisson', '02_sleepstudy_distributional', '03_eight_schools_bad'];
const { document } = parseHTML('<!doctype html><html><body></body></html>');

it('has every plot under a name of its own', () => {
  const ids = plots.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(() => findPlot('tracee')).toThrow('There is no plot “tracee”.');
});

/** Those that are made from draws: what brms answers is not at hand here. */
const ofDraws = plots.filter(({ analysis }) => analysis.source.from === 'draws');

it('compares the ranks of chains only where there are several', () => {
  const suits = (chains: number) => findPlot('rank-overlay').suits({ ...fitInfo, chains });
  expect([suits(1), suits(2)]).toEqual([false, true]);
});

describe.each(plots)('the plot $id', (plot) => {
  it('has words, R code that asks the same, and a usual value for each option', () => {
    expect(plot.words.title).toMatch(/^[A-Z]/);
    expect(plot.words.about).toMatch(/^[A-Z].{20,}\.$/);
    const query = usualQuery(plot, { variables: ['b_x'] });
    expect(plot.analysis.code(null, plot.analysis.query.parse(query))).not.toBe('');
    expect(plot.options.safeParse({}).success).toBe(true);
    for (const [name, about] of Object.entries(fieldsOf(plot.options))) {
      expect(about, name).toMatch(/^[a-z].{10,}[^.]$/);
    }
    expect(plot.suits({ ...fitInfo, chains: 4 })).toBe(true);
    expect(plot.suits(null)).toBeTypeOf('boolean');
  });
});

describe.each(ofDraws)('the plot $id, of draws,', (plot) => {
  it.each(fixtures)('draws %s, tells what it shows, and gives its numbers', (name) => {
    const answer = answerOf(plot, fixtureDraws(name));
    expect(plot.analysis.answer.safeParse(answer).success).toBe(true);
    const scene = plot.scene(answer, plot.options.parse({}), look);
    expect(scene.panels.length).toBeGreaterThan(0);
    expect(scene.panels.filter(({ empty }) => empty !== null)).toEqual([]);
    const description = plot.describe(answer);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(description).not.toMatch(/undefined|NaN|\[object/);
    const svg = drawScene(scene, document, { title: plot.words.title, description });
    expect(svg.querySelectorAll('svg [fill], svg [stroke]').length).toBeGreaterThan(5);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|<style/);
    const lines = tableText(plot.table(answer)).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);
  });

  it.each([
    ['the same value in every draw', drawsOf([2, 2, 2], [2, 2, 2])],
    ['one chain', drawsOf([1, 3, 2, 5, 4])],
    ['one draw', drawsOf([1], [2])],
    [
      'draws that are missing or infinite',
      drawsOf([1, Number.NaN, 3, 2], [Number.POSITIVE_INFINITY, 2, 1, 4]),
    ],
    ['no finite draw', drawsOf([Number.NaN, Number.NaN])],
    ['numbers that are far apart', drawsOf([-1.7e308, 1.7e308, 0], [1, 2, 3])],
    ['20 chains', drawsOf(...Array.from({ length: 20 }, (_, i) => [i, i + 1, i * 2 + 0.5]))],
  ])('draws %s, or says why not', (_, draws) => {
    if (!plot.suits(null)) {
      // Draws alone have no sampler's diagnostics.
      expect(() => refuseUnsuited(plot, null)).toThrow('needs more of a fit than its draws');
      return;
    }
    const scene = sceneOf(plot, draws);
    expect(scene.panels.length).toBeGreaterThan(0);
    const svg = drawScene(scene, document, { title: '', description: '' });
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    for (const panel of scene.panels) {
      if (panel.empty === null) {
        expect(panel.marks.length).toBeGreaterThan(0);
        const { low, high } = { low: panel.x.domain[0], high: panel.x.domain[1] };
        expect(high - low).toBeGreaterThan(0);
        expect(panel.y.domain[1] - panel.y.domain[0]).toBeGreaterThan(0);
      } else {
        expect(panel.empty).toMatch(/^[A-Z].*\.$/);
      }
      expect(svg.textContent).toContain(panel.empty?.split(' ')[0] ?? panel.x.label);
    }
    expect(plot.describe(answerOf(plot, draws))).toMatch(/^[A-Z].*\.$/);
  });
});

describe.each(ofDraws.filter((plot) => plot.of === 'variable'))('the plot $id, of a variable,', (plot) => {
  it('tells the variable, in words and in R code', () => {
    const draws = fixtureDraws('01_epilepsy_poisson');
    expect(plot.describe(answerOf(plot, draws))).toContain(draws.variables[0]);
    expect(plot.analysis.code(null, plot.analysis.query.parse({ variable: 'b_x' }))).toContain('"b_x"');
  });

  it('refuses a variable that is not there', () => {
    const ask = () => answerOf(plot, drawsOf([1, 2]), { variable: 'b_y' });
    expect(ask).toThrow('The fit has no variable "b_y".');
  });
});

describe.each(byChain(ofDraws))('the plot $id, chain by chain,', (plot) => {
  it.each(fixtures)('draws every chain of %s', (name) => {
    const draws = fixtureDraws(name);
    const answer = answerOf(plot, draws);
    const scene = plot.scene(answer, plot.options.parse({}), look);
    for (const { marks } of scene.panels) expect(marks.length).toBeGreaterThanOrEqual(draws.chains);
    expect(scene.legend.items.map(({ label }) => label)).toEqual(['1', '2', '3', '4'].slice(0, draws.chains));
    expect(plot.describe(answer)).toContain(`${draws.chains} chains`);
    const svg = drawScene(scene, document, { title: '', description: '' });
    expect(svg.querySelectorAll('svg path').length).toBeGreaterThan(draws.chains);
  });

  it('leaves out hidden chains and calls the others by their numbers', () => {
    const draws = fixtureDraws('01_epilepsy_poisson');
    const scene = sceneOf(plot, draws, { hide: [2], chainNumbers: [1, 2, 4, 5] });
    expect(scene.legend.items.map(({ label }) => label)).toEqual(['1', '4', '5']);
    expect(sceneOf(plot, draws, { hide: [1, 2, 3, 4] }).panels[0]?.empty).toBe('All chains are hidden.');
  });
});

it('trace, density and ranks are plots of one variable, chain by chain', () => {
  const ids = byChain(plots.filter(({ of }) => of === 'variable')).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['trace', 'density', 'rank-overlay']));
});
