import type { Look } from '../../shared/plots/look';
import type { LineMark, Scene } from '../../shared/plots/scene';

/** A line of more points is painted: as SVG it would take several times as long. */
const mostPoints = 600;

const isLong = (mark: Scene['panels'][number]['marks'][number]): mark is LineMark =>
  mark.kind === 'line' && !mark.steps && mark.x.length > mostPoints;

/** A scene of one panel as what is drawn as SVG, and the long lines over that. */
export function splitLines(scene: Scene): { readonly rest: Scene; readonly lines: readonly LineMark[] } {
  const [panel] = scene.panels;
  if (scene.panels.length !== 1 || !panel || panel.empty !== null) return { rest: scene, lines: [] };
  const lines = panel.marks.filter(isLong);
  const marks = panel.marks.filter((mark) => !isLong(mark));
  return { rest: { ...scene, panels: [{ ...panel, marks }] }, lines };
}

/** Paints lines where the scales of the drawing beside them say; null where there are none. */
export function lineCanvas(
  svg: SVGSVGElement,
  lines: readonly LineMark[],
  { width, height, pixels }: Look,
): HTMLCanvasElement | null {
  const panel = svg.querySelector('[data-inner]');
  const numbers = (name: string) => panel?.getAttribute(name)?.split(' ').map(Number) ?? [];
  const [left = 0, right = 0, top = 0, bottom = 0] = numbers('data-inner');
  const [fromX = 0, toX = 1, fromY = 0, toY = 1] = numbers('data-domain');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (lines.length === 0 || !context) return null;
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  Object.assign(canvas.style, {
    position: 'absolute',
    inset: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  canvas.setAttribute('aria-hidden', 'true');
  context.scale(pixels, pixels);
  context.rect(left, 0, right - left, height);
  context.clip();
  const perX = (right - left) / (toX - fromX);
  const perY = (bottom - top) / (toY - fromY);
  for (const { x, y, color, width: lineWidth, dash } of lines) {
    context.beginPath();
    let isBroken = true;
    for (let i = 0; i < x.length; i++) {
      const value = y[i] as number;
      if (!Number.isFinite(value)) {
        isBroken = true;
        continue;
      }
      const atX = left + ((x[i] as number) - fromX) * perX;
      const atY = bottom - (value - fromY) * perY;
      if (isBroken) context.moveTo(atX, atY);
      else context.lineTo(atX, atY);
      isBroken = false;
    }
    context.strokeStyle = color;
    context.lineWidth = lineWidth;
    context.setLineDash(dash?.split(' ').map(Number) ?? []);
    context.stroke();
  }
  return canvas;
}
