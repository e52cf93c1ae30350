import { StudioError } from '../../shared/errors/studio-error';

/** The size of a figure in mm, and the dots per inch of a PNG. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}

export const usualSize: PaperSize = { width: 150, height: 90, dpi: 300 };

const limits = { width: [20, 1000], height: [20, 1000], dpi: [50, 1200] } as const;
const names = { width: 'The width', height: 'The height', dpi: 'The resolution' } as const;
const units = { width: 'mm', height: 'mm', dpi: 'dots per inch' } as const;
/** The most dots of a picture; more would need too much memory. */
const mostPixels = 100e6;

/** The number of dots for a length in mm. */
export function dots(millimetres: number, dpi: number): number {
  return Math.round((millimetres / 25.4) * dpi);
}

/** Throws `invalid-input` for a size that is too small or too large. */
export function checkSize(size: PaperSize): PaperSize {
  for (const key of ['width', 'height', 'dpi'] as const) {
    const [least, most] = limits[key];
    if (!(size[key] >= least && size[key] <= most)) {
      throw new StudioError(
        'invalid-input',
        `${names[key]} must be between ${least} and ${most} ${units[key]}, not ${size[key]}.`,
        { where: key },
      );
    }
  }
  const pixels = dots(size.width, size.dpi) * dots(size.height, size.dpi);
  if (pixels > mostPixels) {
    throw new StudioError(
      'invalid-input',
      `The picture would have ${Math.round(pixels / 1e6)} million dots.`,
      {
        hint: 'Choose a smaller size, fewer dots per inch, or pdf or svg, which have no dots.',
        where: 'dpi',
      },
    );
  }
  return size;
}
