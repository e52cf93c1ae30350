import type { Look } from './look';

/** Numbers of a mark, in the order in which they are drawn. A line breaks where one is not finite. */
export type Numbers = Float64Array | Int32Array;

/** Points joined by straight lines, or by steps: each value then holds from its `x` to the next. */
export interface LineMark {
  readonly kind: 'line';
  readonly x: Numbers;
  readonly y: Numbers;
  readonly color: string;
  /** Of the line, in px. */
  readonly width: number;
  /** Lengths of dashes and gaps in px, as SVG writes them; a full line where it is absent. */
  readonly dash?: string | undefined;
  readonly steps?: boolean;
}

/** The surface between 0 and a line. */
export interface AreaMark {
  readonly kind: 'area';
  readonly x: Numbers;
  readonly y: Numbers;
  readonly color: string;
  readonly opacity: number;
}

/** Straight lines at values of one axis, from one end of the other to the other, or over a part of it. */
export interface RuleMark {
  readonly kind: 'rule';
  /** The axis on which the values lie: 'x' draws upright lines. */
  readonly axis: 'x' | 'y';
  readonly values: Numbers;
  readonly color: string;
  readonly width: number;
  readonly dash?: string | undefined;
  readonly part?: readonly [number, number];
}

export interface DotMark {
  readonly kind: 'dot';
  readonly x: Numbers;
  readonly y: Numbers;
  readonly color: string;
  /** In px. */
  readonly radius: number;
}

/** Upright rectangles from 0 to `y`; one more border than there are heights. */
export interface BarMark {
  readonly kind: 'bar';
  readonly borders: Numbers;
  readonly y: Numbers;
  readonly color: string;
  readonly opacity: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: Numbers;
  readonly y: Numbers;
  readonly texts: readonly string[];
  readonly color: string;
}

export type Mark = LineMark | AreaMark | RuleMark | DotMark | BarMark | TextMark;

/** A place on an axis that has a name, such as that of a variable. */
export interface NamedTick {
  readonly at: number;
  readonly name: string;
}

/** A linear scale with its axis. */
export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  /** Without them an axis has a name alone: the height of a density says nothing by itself. Numbers, unless names are given. */
  readonly ticks: boolean | readonly NamedTick[];
}

/** One plot with its own scales. */
export interface Panel {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** From back to front. */
  readonly marks: readonly Mark[];
  /** Why there is nothing to see, in words for the person; null where there are marks. */
  readonly empty: string | null;
}

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  readonly dash: string | undefined;
}

/** All that a drawing shows, as plain data. */
export interface Scene {
  /** Facets in reading order, all of the same size. */
  readonly panels: readonly Panel[];
  readonly legend: { readonly title: string; readonly items: readonly LegendItem[] };
  readonly look: Look;
}

/** The panels of several scenes as facets of one; the legend and the look are those of the first. */
export function joinScenes(scenes: readonly [Scene, ...Scene[]]): Scene {
  return { ...scenes[0], panels: scenes.flatMap(({ panels }) => panels) };
}
