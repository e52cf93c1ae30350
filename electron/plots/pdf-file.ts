import PDFDocument from 'pdfkit';
import type { AltText } from '../../shared/plots/draw-scene';
import { plotFont } from './plot-font';
import { drawSvgOnPdf } from './svg-on-pdf';

const pointsPerMillimetre = 72 / 25.4;

/**
 * A PDF of one page, `width` × `height` mm, with vector lines and text. Draws the few kinds of SVG elements that
 * `drawScene` makes with PDFKit. Libraries that turn any SVG into PDF need a browser to measure text.
 */
export async function pdfFile(
  svg: SVGSVGElement,
  width: number,
  height: number,
  alt: AltText,
): Promise<Uint8Array> {
  const size: [number, number] = [width * pointsPerMillimetre, height * pointsPerMillimetre];
  const font = Buffer.from(plotFont());
  const pdf = new PDFDocument({
    size,
    margin: 0,
    autoFirstPage: false,
    // Without it PDFKit would look for the files of a built-in font.
    font: font as unknown as string,
    lang: 'en',
    displayTitle: true,
    info: { Title: alt.title, Subject: alt.description, Creator: 'Brms Studio' },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const written = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.addPage({ size, margin: 0 });
  // From px to points.
  pdf.scale(72 / 96);
  drawSvgOnPdf(pdf, svg);
  pdf.end();
  await written;
  return Buffer.concat(parts);
}
