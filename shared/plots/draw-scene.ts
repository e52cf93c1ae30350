import { drawPanel } from './draw-panel';
import type { Scene } from './scene';
import { svgElement } from './svg-element';
import { cutToWidth } from './text-width';

/** What a drawing is called and what it shows, for those who cannot see it. */
export interface AltText {
  readonly title: string;
  readonly description: string;
}

/**
 * Draws a scene with Observable Plot as one SVG element, in the document `doc` of a page or of a library. All styles are
 * attributes: there is no style sheet in it, which a page's content security policy would refuse.
 */
export function drawScene(scene: Scene, doc: Document, alt: AltText): SVGSVGElement {
  const { look, panels } = scene;
  const { width, height, colors } = look;
  const svg = svgElement(doc, 'svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    // In a page a title would stand over the plot wherever the pointer rests.
    'aria-label': look.alone ? null : `${alt.title}: ${alt.description}`,
    'font-family': look.font,
    'font-size': look.text,
    fill: colors.text,
  });
  if (look.alone) {
    svg.append(svgElement(doc, 'title', {}, alt.title), svgElement(doc, 'desc', {}, alt.description));
  }
  if (colors.background !== null) {
    svg.append(svgElement(doc, 'rect', { width, height, fill: colors.background }));
  }
  const top = look.alone ? drawLegend(svg, scene, doc) : 0;
  const columns = columnsFor(panels.length, width, height - top);
  const rows = Math.ceil(panels.length / columns);
  panels.forEach((panel, i) => {
    const cell = {
      x: (i % columns) * (width / columns),
      y: top + Math.floor(i / columns) * ((height - top) / rows),
      width: width / columns,
      height: (height - top) / rows,
    };
    if (panel.empty !== null || cell.width < 40 || cell.height < 30) {
      drawWords(svg, panel.empty ?? '', cell, look.text, colors.muted, doc);
    } else {
      svg.append(drawPanel(panel, look, cell, doc));
    }
  });
  return svg;
}

/** As many columns as make the panels about 1.6 times as wide as they are high. */
function columnsFor(panels: number, width: number, height: number): number {
  const wish = Math.round(Math.sqrt((panels * width) / (1.6 * Math.max(1, height))));
  return Math.max(1, Math.min(panels, wish));
}

/** Draws the legend in lines at the upper edge; its height. */
function drawLegend(svg: SVGSVGElement, { legend, look }: Scene, doc: Document): number {
  if (legend.items.length === 0) return 0;
  const { text, width, colors } = look;
  const lineHeight = text * 1.5;
  const sample = text * 1.6;
  let x = text * 0.6;
  let y = text * 0.4 + lineHeight / 2;
  const write = (words: string, color: string) => {
    const place = { x, y, dy: '0.35em', fill: color };
    svg.append(svgElement(doc, 'text', place, words));
    x += words.length * text * 0.62 + text * 0.5;
  };
  write(legend.title, colors.muted);
  for (const { label, color, dash } of legend.items) {
    if (x + sample + label.length * text * 0.62 + text > width) {
      x = text * 0.6;
      y += lineHeight;
    }
    const line = { x1: x, x2: x + sample, y1: y, y2: y, stroke: color, 'stroke-width': 1.5 };
    svg.append(svgElement(doc, 'line', { ...line, 'stroke-dasharray': dash }));
    x += sample + text * 0.35;
    write(label, colors.text);
    x += text * 0.3;
  }
  return y + lineHeight / 2;
}

/** Writes a sentence in the middle of a place, on as many lines as it needs. */
function drawWords(
  svg: SVGSVGElement,
  words: string,
  cell: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  size: number,
  color: string,
  doc: Document,
): void {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && cutToWidth(longer, cell.width - 2 * size, size) === longer)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  lines.forEach((line, i) => {
    const place = {
      x: cell.x + cell.width / 2,
      y: cell.y + cell.height / 2 + (i - (lines.length - 1) / 2) * size * 1.4,
      dy: '0.35em',
      fill: color,
      'text-anchor': 'middle',
    };
    svg.append(svgElement(doc, 'text', place, line));
  });
}
