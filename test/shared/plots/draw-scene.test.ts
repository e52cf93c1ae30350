import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawScene } from '../../../shared/plots/draw-scene';
import { joinScenes, type Mark, type Scene } from '../../../shared/plots/scene';
import { look } from './plot-draws';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const x = Float64Array.of(1, 2, 3);
const y = Float64Array.of(4, 5, 6);
const color = '#123456';

function sceneWith(mark: Mark, title = 'b_x'): Scene {
  const axis = { label: 'Value', domain: [0, 10] as const, ticks: true };
  return {
    panels: [{ title, x: axis, y: axis, marks: [mark], empty: null }],
    legend: { title: '', items: [] },
    look,
  };
}
const draw = (scene: Scene) => drawScene(scene, document, { title: 'A title', description: 'Of <b>&b.' });

const marks: readonly Mark[] = [
  { kind: 'line', x, y, color, width: 1 },
  { kind: 'line', x, y, color, width: 1, steps: true, dash: '4 2' },
  { kind: 'area', x, y, color, opacity: 0.2 },
  { kind: 'rule', axis: 'x', values: x, color, width: 1 },
  { kind: 'rule', axis: 'y', values: y, color, width: 1, part: [0, 5] },
  { kind: 'dot', x, y, color, radius: 2 },
  { kind: 'bar', borders: Float64Array.of(0, 1, 2, 3), y, color, opacity: 1 },
  { kind: 'text', x, y, texts: ['one', 'two', 'three'], color },
];

it.each(marks)('draws a mark $kind within the panel', (mark) => {
  const svg = draw(sceneWith(mark));
  expect(svg.innerHTML.split(color).length).toBeGreaterThan(1);
  const inks = [...svg.querySelectorAll(`[stroke="${color}"], [fill="${color}"]`)];
  expect(inks.length).toBeGreaterThan(0);
  const drawn = inks.map((ink) => (ink.children.length > 0 ? ink.innerHTML : ink.outerHTML)).join('');
  const wanted = { line: '<path', area: '<path', rule: '<path', dot: '<circle', bar: '<rect', text: '<text' };
  expect(drawn).toContain(wanted[mark.kind]);
});

describe('a drawing', () => {
  it('has its size, and says what it shows', () => {
    const svg = draw(sceneWith(marks[0] as Mark));
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('viewBox')).toBe(`0 0 ${look.width} ${look.height}`);
    expect(svg.querySelector('title')?.textContent).toBe('A title');
    expect(svg.querySelector('desc')?.textContent).toBe('Of <b>&b.');
    expect(svg.outerHTML).toContain('Of &lt;b&gt;&amp;b.');
    const scene = sceneWith(marks[0] as Mark);
    const inPage = draw({ ...scene, look: { ...look, alone: false } });
    expect(inPage.getAttribute('aria-label')).toBe('A title: Of <b>&b.');
    expect(inPage.querySelector('title')).toBeNull();
  });

  it('puts points where the scales say', () => {
    const line = draw(
      sceneWith({ kind: 'line', x: Float64Array.of(0, 10), y: Float64Array.of(0, 10), color, width: 1 }),
    );
    const panel = line.querySelector('svg svg, svg > svg');
    const path = [...line.querySelectorAll('path')].find(
      (p) => p.parentElement?.getAttribute('stroke') === color,
    );
    const [from = [], to = []] = [...(path?.getAttribute('d') ?? '').matchAll(/([\d.]+),([\d.]+)/g)].map(
      (m) => [Number(m[1]), Number(m[2])],
    );
    // From the lower left to the upper right, with the margins that texts need.
    expect(Number(from[0])).toBeLessThan(60);
    expect(Number(to[0])).toBeGreaterThan(look.width - 30);
    expect(Number(from[1])).toBeGreaterThan(Number(to[1]));
    expect(panel).not.toBeNull();
  });

  it('names places of an axis, long names no longer than there is room', () => {
    const scene = sceneWith(marks[0] as Mark);
    const [panel] = scene.panels;
    if (!panel) throw new Error('There is one.');
    const long = `r_subject[${'x'.repeat(200)},Intercept]`;
    const ticks = [
      { at: 2, name: 'b_Age' },
      { at: 4, name: long },
    ];
    const svg = draw({ ...scene, panels: [{ ...panel, y: { ...panel.y, ticks } }] });
    const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
    expect(texts).toContain('b_Age');
    expect(texts.find((text) => /^r_subject.*….*Intercept\]$/.test(text))?.length).toBeLessThan(60);
    const [left = 0] =
      svg.querySelector('[data-inner]')?.getAttribute('data-inner')?.split(' ').map(Number) ?? [];
    expect(left).toBeLessThan(0.55 * look.width);
  });

  it('sets facets beside and below each other', () => {
    const one = sceneWith(marks[0] as Mark);
    const four = draw(joinScenes([one, one, one, one]));
    const places = [...four.children].filter((child) => child.tagName.toLowerCase() === 'svg');
    expect(new Set(places.map((place) => `${place.getAttribute('x')} ${place.getAttribute('y')}`)).size).toBe(
      4,
    );
    expect(new Set(places.map((place) => place.getAttribute('x'))).size).toBe(2);
  });

  it('cuts a long name in the middle', () => {
    const name = `r_patient[${'a very long name '.repeat(20)},Intercept]`;
    const text = draw(sceneWith(marks[0] as Mark, name)).textContent ?? '';
    expect(text).not.toContain(name);
    expect(text).toMatch(/r_patient\[a very.*….*,Intercept\]/);
  });

  it('says in words why it is empty', () => {
    const scene = sceneWith(marks[0] as Mark);
    const empty = {
      ...scene,
      panels: scene.panels.map((panel) => ({ ...panel, empty: 'Nothing is here to see.' })),
    };
    expect(draw(empty).querySelectorAll('path')).toHaveLength(0);
    expect(draw(empty).textContent).toContain('Nothing is here to see.');
  });
});
