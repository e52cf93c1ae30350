import * as Plot from '@observablehq/plot';
import type { Look } from './look';
import type { Axis, Mark, Panel, RuleMark } from './scene';
import { cutToWidth, textWidth } from './text-width';
import { ticksIn, tickTexts } from './ticks';

/** Where a panel stands in its drawing, in px. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Names beside the vertical axis may take this share of the width. */
const widestNames = 0.4;

/** One panel as Observable Plot draws it. */
export function drawPanel(panel: Panel, look: Look, cell: Cell, doc: Document): SVGSVGElement {
  const { text, colors, alone } = look;
  const y = tickedAxis(panel.y, cell.height / (text * 4), look, cell.width * widestNames);
  const widest = Math.max(0, ...y.texts.map((label) => textWidth(label, text)));
  const domain = look.view ?? panel.x.domain;
  const lastText = tickedAxis({ ...panel.x, domain }, cell.width / (text * 6), look).texts.at(-1) ?? '';
  const lastWidth = textWidth(lastText, text);
  const name = alone ? text * 1.5 : 0;
  const margins = {
    marginTop: alone ? text * 2 : text * 0.7,
    // The last number of the horizontal axis may stand at its end.
    marginRight: Math.max(text * 1.4, lastWidth / 2 + text * 0.3),
    marginBottom: text * 1.7 + name,
    marginLeft: Math.max(text, widest + text * 0.9 + (panel.y.label === '' ? 0 : name)),
  };
  const plotWidth = cell.width - margins.marginLeft - margins.marginRight;
  const x = tickedAxis({ ...panel.x, domain }, plotWidth / (text * 6), look);
  const axisOptions = { color: colors.muted, tickSize: text * 0.35, tickPadding: text * 0.25, label: null };
  const drawn = Plot.plot({
    document: doc,
    width: cell.width,
    height: cell.height,
    ...margins,
    x: { type: 'linear', domain: [...domain], axis: null },
    y: { type: 'linear', domain: [...panel.y.domain], axis: null },
    ...(look.view && { clip: true }),
    marks: [
      ...(y.values.length > 0
        ? [Plot.gridY(y.values, { stroke: colors.line, strokeOpacity: 1, strokeWidth: 0.75 })]
        : []),
      ...panel.marks.map((mark) => drawMark(mark, panel)),
      Plot.ruleY([panel.y.domain[0]], { stroke: colors.muted, strokeWidth: 0.75 }),
      Plot.axisX(x.values, { ...axisOptions, anchor: 'bottom', tickFormat: (_, i) => x.texts[i] ?? '' }),
      ...(y.values.length > 0
        ? [Plot.axisY(y.values, { ...axisOptions, anchor: 'left', tickFormat: (_, i) => y.texts[i] ?? '' })]
        : []),
      ...(alone ? names(panel, look, plotWidth, margins) : []),
    ],
  });
  const svg = tidy(drawn, cell, margins);
  svg.setAttribute('data-domain', [...domain, ...panel.y.domain].join(' '));
  return svg;
}

interface Margins {
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
}

interface Ticks {
  readonly values: number[];
  readonly texts: readonly string[];
}

/** The numbers of an axis, about `count` of them, or its names, none wider than `room` px. */
function tickedAxis(
  axis: Axis,
  count: number,
  { decimal, group, text }: Look,
  room = Number.POSITIVE_INFINITY,
): Ticks {
  if (typeof axis.ticks !== 'boolean') {
    const texts = axis.ticks.map(({ name }) => cutToWidth(name, room, text));
    return { values: axis.ticks.map(({ at }) => at), texts };
  }
  const values = axis.ticks ? [...ticksIn(axis.domain, Math.min(10, Math.floor(count)))] : [];
  return { values, texts: tickTexts(values, decimal, group) };
}

/** The title above and the names of the axes beside them. */
function names(
  panel: Panel,
  { text, colors }: Look,
  plotWidth: number,
  { marginLeft, marginBottom }: { readonly marginLeft: number; readonly marginBottom: number },
): Plot.Markish[] {
  const write = (words: string, options: Plot.TextOptions) =>
    Plot.text([words], { fill: colors.muted, fontSize: text, ...options });
  return [
    write(cutToWidth(panel.title, plotWidth + marginLeft, text * 1.1), {
      frameAnchor: 'top-left',
      dx: text * 0.6 - marginLeft,
      dy: -text * 1.7,
      fill: colors.text,
      fontSize: text * 1.1,
    }),
    write(panel.x.label, { frameAnchor: 'bottom', dy: marginBottom - text * 0.4, lineAnchor: 'bottom' }),
    write(panel.y.label, {
      frameAnchor: 'left',
      dx: -marginLeft + text * 0.8,
      rotate: -90,
      textAnchor: 'middle',
    }),
  ];
}

function drawMark(mark: Mark, panel: Panel): Plot.Markish {
  switch (mark.kind) {
    case 'line':
      return Plot.line(mark.x, {
        x: mark.x,
        y: mark.y,
        stroke: mark.color,
        strokeWidth: mark.width,
        strokeDasharray: mark.dash ?? null,
        strokeLinejoin: 'round',
        curve: mark.steps ? 'step-after' : 'linear',
      } as Plot.LineOptions);
    case 'area':
      return Plot.areaY(mark.x, {
        x: mark.x,
        y1: 0,
        y2: mark.y,
        fill: mark.color,
        fillOpacity: mark.opacity,
      });
    case 'rule':
      return drawRules(mark, panel);
    case 'dot':
      return Plot.dot(mark.x, { x: mark.x, y: mark.y, fill: mark.color, r: mark.radius });
    case 'bar': {
      const { borders, y } = mark;
      return Plot.rectY(y, {
        x1: borders.subarray(0, y.length),
        x2: borders.subarray(1),
        y1: 0,
        y2: y,
        fill: mark.color,
        fillOpacity: mark.opacity,
      });
    }
    case 'text':
      return Plot.text(mark.x, { x: mark.x, y: mark.y, text: mark.texts, fill: mark.color });
  }
}

/** All rules of a mark as one broken line: thousands of them would be slow as an element each. */
function drawRules({ axis, values, color, width, dash, part }: RuleMark, panel: Panel): Plot.Markish {
  const [from, to] = part ?? (axis === 'x' ? panel.y : panel.x).domain;
  const at = Float64Array.from({ length: 3 * values.length }, (_, i) =>
    i % 3 === 2 ? Number.NaN : (values[Math.floor(i / 3)] as number),
  );
  const along = at.map((_, i) => [from, to, Number.NaN][i % 3] as number);
  const [x, y] = axis === 'x' ? [at, along] : [along, at];
  return Plot.line(x, { x, y, stroke: color, strokeWidth: width, ...(dash && { strokeDasharray: dash }) });
}

/**
 * Puts what Plot has drawn into its place: fonts and colours come from around it, and it has no style sheet. What stands
 * in `data-inner` is where its scales lie in the drawing: left, right, top and bottom, in px.
 */
function tidy(
  drawn: SVGSVGElement | HTMLElement,
  { x, y, width, height }: Cell,
  margins: Margins,
): SVGSVGElement {
  const svg = drawn as SVGSVGElement;
  for (const sheet of svg.querySelectorAll('style')) sheet.remove();
  for (const name of ['class', 'fill', 'font-family', 'font-size']) svg.removeAttribute(name);
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  svg.setAttribute('x', String(x));
  svg.setAttribute('y', String(y));
  const { marginLeft, marginRight, marginTop, marginBottom } = margins;
  const inner = [x + marginLeft, x + width - marginRight, y + marginTop, y + height - marginBottom];
  svg.setAttribute('data-inner', inner.join(' '));
  return svg;
}
