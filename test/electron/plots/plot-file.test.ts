import { inflateSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { usualSize } from '../../../electron/plots/paper-size';
import { type PlotFormat, plotFile } from '../../../electron/plots/plot-file';
import { plotOptions } from '../../../electron/plots/plot-options';
import { plots } from '../../../shared/plots/list';
import type { AnyPlot } from '../../../shared/plots/plot-kind';
import { answerOf, byChain, drawsOf, fixtureDraws } from '../../shared/plots/plot-draws';
import { readPng } from './read-png';

const draws = fixtureDraws('03_eight_schools_bad');
const [trace] = plots as [AnyPlot];
const ofDraws = plots.filter(({ analysis }) => analysis.source.from === 'draws');

async function file(plot: AnyPlot, format: PlotFormat, size = usualSize, from = draws): Promise<Buffer> {
  const answer = answerOf(plot, from);
  return Buffer.from(await plotFile(plot, [answer], plotOptions(plot, {}), format, size));
}

/** The parts of a PDF's pages that were compressed. */
function pdfContents(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)];
  return streams
    .map(({ index, 0: head }) => {
      const start = index + head.length;
      return inflateSync(pdf.subarray(start, pdf.indexOf('endstream', start))).toString('latin1');
    })
    .join('\n');
}

it.each(ofDraws)('writes $id as SVG with its size in mm and what it shows', async (plot) => {
  const text = (await file(plot, 'svg', { width: 85, height: 60.5, dpi: 300 })).toString('utf8');
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
  const svg = parseHTML(text.slice(text.indexOf('<svg'))).document.querySelector('svg');
  expect(svg?.getAttribute('width')).toBe('85mm');
  expect(svg?.getAttribute('height')).toBe('60.5mm');
  const box = svg?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
  expect(box[2]).toBeCloseTo((85 / 25.4) * 96, 6);
  expect(svg?.querySelector('title')?.textContent).toBe(plot.words.title);
  expect(svg?.querySelector('desc')?.textContent).toBe(plot.describe(answerOf(plot, draws)));
});

it.each(ofDraws)('writes $id as PNG with the dots that its size has', async (plot) => {
  const png = readPng(await file(plot, 'png', { width: 100, height: 50, dpi: 200 }));
  expect([png.width, png.height]).toEqual([787, 394]);
  expect(png.perMetre).toBe(7874);
});

it.each(byChain(ofDraws))('writes $id as PNG with colours of chains in it', async (plot) => {
  const png = readPng(await file(plot, 'png', { width: 100, height: 50, dpi: 200 }));
  const dotsOf = (color: string) => png.colors.get(`${color}ff`) ?? 0;
  expect(dotsOf('ffffff')).toBeGreaterThan(50_000);
  expect(dotsOf('1971c2')).toBeGreaterThan(100);
  expect(dotsOf('d9480f')).toBeGreaterThan(100);
  // Letters have the colour of texts and its shades.
  expect(dotsOf('1f2328')).toBeGreaterThan(20);
});

it.each([
  ['a\u000bb', 'a\ufffdb'],
  ['a\ud800b', 'a\ufffdb'],
  ['a "x="1.23456"', 'a "x="1.23456"'],
  ['größe <&> 😀', 'größe &lt;&amp;&gt; 😀'],
])(
  'a name that XML would not take, or would take for its own, is written so that files can be read: %j',
  async (level, written) => {
    const name = `r_g[${level}]`;
    const named = { ...draws, variables: [name, ...draws.variables.slice(1)] };
    const text = (await file(trace, 'svg', usualSize, named)).toString('utf8');
    expect(text).toContain(`Trace of r_g[${written}]: 4 chains`);
    expect(readPng(await file(trace, 'png', usualSize, named)).width).toBe(1772);
    expect((await file(trace, 'pdf', usualSize, named)).toString('latin1')).toMatch(/^%PDF-/);
  },
);

it.each(ofDraws)('writes $id as PDF with its size in points, lines and a font of its own', async (plot) => {
  const pdf = await file(plot, 'pdf');
  const text = pdf.toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  expect(Number(width)).toBeCloseTo((150 / 25.4) * 72, 3);
  expect(Number(height)).toBeCloseTo((90 / 25.4) * 72, 3);
  expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
  expect(text).toMatch(/\/FontName \/[A-Z]{6}\+Arimo/);
  const contents = pdfContents(pdf);
  expect(contents.match(/ l\n/g)?.length).toBeGreaterThan(byChain([plot]).length > 0 ? 100 : 5);
  expect(contents.match(/ Tm\n/g)?.length).toBeGreaterThan(8);
  expect(contents).not.toContain('NaN');
});

it('fills the panel with dense draws in a file that stays small: 100,000 of each of 4 chains', async () => {
  const chain = (shift: number) => Array.from({ length: 100_000 }, (_, i) => Math.sin(i * 12.9898 + shift));
  const many = drawsOf(chain(0), chain(1), chain(2), chain(3));
  expect((await file(trace, 'svg', usualSize, many)).length).toBeLessThan(600_000);
  const png = readPng(await file(trace, 'png', { ...usualSize, dpi: 100 }, many));
  // The chains fill the panel: what stays white are the margins.
  expect(png.colors.get('ffffffff')).toBeLessThan(0.35 * png.width * png.height);
});

it('refuses sizes that no paper has, and more dots than memory holds', async () => {
  await expect(file(trace, 'png', { width: 5, height: 90, dpi: 300 })).rejects.toThrow(
    'The width must be between 20 and 1000 mm, not 5.',
  );
  await expect(file(trace, 'png', { width: 1000, height: 1000, dpi: 1200 })).rejects.toThrow(/million dots/);
  await expect(file(trace, 'png', { width: Number.NaN, height: 90, dpi: 300 })).rejects.toThrow(
    /^The width must be/,
  );
});

it('names the option that is wrong', () => {
  expect(() => plotOptions(trace, { hide: ['x'] })).toThrow(/hide/);
  expect(() => plotOptions(trace, { hid: [1] })).toThrow(/hid/);
});
