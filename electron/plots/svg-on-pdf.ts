type Pdf = PDFKit.PDFDocument;

/** The attributes that SVG elements inherit. */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-size',
  'text-anchor',
] as const;
type Style = Readonly<Partial<Record<(typeof inherited)[number], string>>>;

const drawn = new Set(['svg', 'g', 'path', 'line', 'rect', 'circle', 'text']);
const silent = new Set(['title', 'desc']);

/** Draws an SVG element of `drawScene`, at the present position and scale of the page. */
export function drawSvgOnPdf(pdf: Pdf, element: Element, around: Style = {}): void {
  const name = element.tagName.toLowerCase();
  if (silent.has(name)) return;
  if (!drawn.has(name)) throw new Error(`A plot has an element <${name}>, which cannot be drawn in a PDF.`);
  const own = Object.fromEntries(
    inherited.flatMap((key) => {
      const value = element.getAttribute(key);
      return value === null ? [] : [[key, value]];
    }),
  );
  const style: Style = { ...around, ...own };
  pdf.save();
  move(pdf, element);
  if (name === 'svg' || name === 'g') {
    for (const child of Array.from(element.children)) drawSvgOnPdf(pdf, child, style);
  } else if (name === 'text') {
    drawText(pdf, element, style);
  } else {
    outline(pdf, element, name);
    paint(pdf, style);
  }
  pdf.restore();
}

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

function move(pdf: Pdf, element: Element): void {
  if (element.tagName.toLowerCase() === 'svg') pdf.translate(number(element, 'x'), number(element, 'y'));
  for (const [, kind, inside = ''] of (element.getAttribute('transform') ?? '').matchAll(
    /(\w+)\(([^)]*)\)/g,
  )) {
    const [a = 0, b = 0] = inside.split(/[\s,]+/).map(Number);
    if (kind === 'translate') pdf.translate(a, b);
    else if (kind === 'rotate') pdf.rotate(a);
    else throw new Error(`A plot is moved by ${kind}(), which cannot be drawn in a PDF.`);
  }
}

function outline(pdf: Pdf, element: Element, name: string): void {
  const of = (key: string) => number(element, key);
  if (name === 'line') pdf.moveTo(of('x1'), of('y1')).lineTo(of('x2'), of('y2'));
  else if (name === 'rect') pdf.rect(of('x'), of('y'), of('width'), of('height'));
  else if (name === 'circle') pdf.circle(of('cx'), of('cy'), of('r'));
  else pdf.path(element.getAttribute('d') ?? '');
}

/** Fills (black by default), then strokes (nothing by default), as SVG does. */
function paint(pdf: Pdf, style: Style): void {
  const fill = style.fill ?? 'black';
  const stroke = style.stroke ?? 'none';
  const dash = style['stroke-dasharray']?.split(/[\s,]+/).map(Number);
  pdf.lineWidth(Number(style['stroke-width'] ?? 1));
  pdf.lineJoin((style['stroke-linejoin'] ?? 'miter') as 'miter');
  if (dash && !dash.some(Number.isNaN)) pdf.dash(dash as never, {});
  pdf.fillOpacity(Number(style['fill-opacity'] ?? 1));
  pdf.strokeOpacity(Number(style['stroke-opacity'] ?? 1));
  if (fill !== 'none' && stroke !== 'none') pdf.fillAndStroke(fill, stroke);
  else if (fill !== 'none') pdf.fill(fill);
  else if (stroke !== 'none') pdf.stroke(stroke);
}

function drawText(pdf: Pdf, element: Element, style: Style): void {
  const size = Number(style['font-size'] ?? 10);
  const text = element.textContent ?? '';
  const length = (name: string): number => {
    const value = element.getAttribute(name) ?? '0';
    return Number.parseFloat(value) * (value.endsWith('em') ? size : 1);
  };
  pdf
    .fontSize(size)
    .fillOpacity(Number(style['fill-opacity'] ?? 1))
    .fillColor(style.fill ?? 'black');
  const width = pdf.widthOfString(text);
  const shift = { middle: width / 2, end: width }[style['text-anchor'] ?? 'start'] ?? 0;
  const y = length('y') + length('dy');
  pdf.text(text, length('x') + length('dx') - shift, y, { baseline: 'alphabetic', lineBreak: false });
}
