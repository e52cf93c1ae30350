/** Colours as CSS writes them. */
export interface LookColors {
  readonly text: string;
  /** Of axes and their numbers. */
  readonly muted: string;
  /** Of the grid. */
  readonly line: string;
  /** Of what is wrong, such as divergent transitions. */
  readonly error: string;
  /** Behind everything; null where what lies below shines through. */
  readonly background: string | null;
  /** Taken in turn. */
  readonly chains: readonly string[];
}

/** How a scene is to look, and how large. A px is 1/96 inch. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** Size of texts in px. */
  readonly text: number;
  /** As in CSS; null takes that of the place where the drawing stands. */
  readonly font: string | null;
  /** Pixels of screen or paper to a px: a line is not thinned below them. */
  readonly pixels: number;
  readonly colors: LookColors;
  /** Does it stand alone, so that it needs titles, names of axes and a legend? */
  readonly alone: boolean;
  /** The part of the horizontal axis that is shown; all of it, where it is null. */
  readonly view: readonly [number, number] | null;
  /** Between a number and its decimals, and between thousands ('' for nothing). */
  readonly decimal: string;
  readonly group: string;
}

/** On white paper; the colours of chains are those that the page has in light. */
const paperColors: LookColors = {
  text: '#1f2328',
  muted: '#4a525c',
  line: '#e0e3e8',
  error: '#b42323',
  background: '#ffffff',
  chains: ['#1971c2', '#d9480f', '#2b8a3e', '#9c36b5', '#c2255c', '#0b7285'],
};

/** Arimo comes with the app and is as wide as Arial, letter by letter, which journals ask for. */
const paperFont = 'Arial, Arimo, "Liberation Sans", Helvetica, sans-serif';

const pxPerMillimetre = 96 / 25.4;
const pxPerPoint = 96 / 72;

/** For a figure in a paper: 8 pt text on white. Sizes in mm, `dpi` in dots per inch. */
export function paperLook(width: number, height: number, dpi: number): Look {
  return {
    width: width * pxPerMillimetre,
    height: height * pxPerMillimetre,
    text: 8 * pxPerPoint,
    font: paperFont,
    pixels: dpi / 96,
    colors: paperColors,
    alone: true,
    view: null,
    decimal: '.',
    group: ',',
  };
}

const dashes = [undefined, '5 2', '1.5 1.5', '7 2 1.5 2'] as const;

/** How a chain (counted from 0) is drawn: there are few colours, so that later chains take them again with dashes. */
export function chainStyle(
  { chains }: Pick<LookColors, 'chains'>,
  chain: number,
): { readonly color: string; readonly dash: string | undefined } {
  const color = chains[chain % chains.length] ?? 'gray';
  return { color, dash: dashes[Math.floor(chain / chains.length) % dashes.length] };
}
