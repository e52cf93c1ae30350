import { StudioError } from '../../shared/errors/studio-error';
import type { AltText } from '../../shared/plots/draw-scene';
import { paperLook } from '../../shared/plots/look';
import type { AnyPlot } from '../../shared/plots/plot-kind';
import { joinScenes } from '../../shared/plots/scene';
import { checkSize, dots, type PaperSize } from './paper-size';
import { svgFile } from './svg-file';

export const plotFormats = ['svg', 'png', 'pdf'] as const;
export type PlotFormat = (typeof plotFormats)[number];

/**
 * The bytes of a file that shows these answers for one plot, side by side and below each other. Throws
 * `invalid-input`.
 */
export async function plotFile(
  plot: AnyPlot,
  answers: readonly unknown[],
  options: unknown,
  format: PlotFormat,
  size: PaperSize,
): Promise<Uint8Array> {
  const { width, height, dpi } = checkSize(size);
  const look = paperLook(width, height, dpi);
  const [first, ...others] = answers.map((answer) => plot.scene(answer, options, look));
  if (!first) throw new StudioError('invalid-input', 'There is nothing to draw.', { where: 'variable' });
  const alt = altText(plot, answers);
  // The drawing code is large, so it is loaded when it is first needed.
  const [{ drawScene }, { plotDocument }] = await Promise.all([
    import('../../shared/plots/draw-scene'),
    import('./plot-document'),
  ]);
  const svg = drawScene(joinScenes([first, ...others]), plotDocument(), alt);
  if (format === 'pdf') return (await import('./pdf-file')).pdfFile(svg, width, height, alt);
  const text = svgFile(svg, width, height);
  if (format === 'svg') return Buffer.from(text);
  return (await import('./png-file')).pngFile(text, dots(width, dpi), dpi);
}

function altText(plot: AnyPlot, answers: readonly unknown[]): AltText {
  return { title: plot.words.title, description: answers.map((answer) => plot.describe(answer)).join(' ') };
}
