import type { SexpWrapper } from './sexp-wrapper';

type Texts = readonly (string | null)[];

export interface RAttribute {
  readonly name: string;
  readonly value: RValue;
}

/** R's attributes. Arrays are column-major, as in R. A missing name or label is null. */
export interface RAttributes {
  readonly names?: Texts;
  readonly dim?: readonly number[];
  /** `names(dim(x))`. */
  readonly dimNames?: Texts;
  readonly dimnames?: readonly (Texts | null)[];
  /** `names(dimnames(x))`. */
  readonly dimLabels?: Texts;
  /** All other attributes except those of the type itself (class, levels, tzone, units). */
  readonly attributes?: readonly RAttribute[];
}

/** Logical: 0, 1 or `naInteger`. Integer: NA is `naInteger`. */
export interface RInteger extends RAttributes {
  readonly type: 'logical' | 'integer';
  readonly values: Int32Array;
}

/** NA is a NaN with certain bits: see `isNaReal`. */
export interface RDouble extends RAttributes {
  readonly type: 'double';
  readonly values: Float64Array;
}

/** Real and imaginary parts in turn. NA if either part is NA (`isNaReal`). */
export interface RComplex extends RAttributes {
  readonly type: 'complex';
  readonly values: Float64Array;
}

export interface RCharacter extends RAttributes {
  readonly type: 'character';
  /** NA is null. */
  readonly values: Texts;
}

export interface RRaw extends RAttributes {
  readonly type: 'raw';
  readonly values: Uint8Array;
}

/** bit64's integer64, a class of doubles. NA is `naInteger64`. Only calculating with it needs the package bit64. */
export interface RInteger64 extends RAttributes {
  readonly type: 'integer64';
  readonly values: BigInt64Array;
}

/** Date: days since 1970, possibly with fractions; R stores some dates as integers. */
export interface RDate extends RAttributes {
  readonly type: 'date';
  readonly values: Float64Array | Int32Array;
}

/** POSIXct: seconds since 1970, UTC. */
export interface RDateTime extends RAttributes {
  readonly type: 'datetime';
  readonly values: Float64Array | Int32Array;
  /** The zone that R prints them in: [""] or absent is the computer's zone; three names come from POSIXlt. */
  readonly tzone?: Texts;
}

export interface RTimeSpan extends RAttributes {
  readonly type: 'difftime';
  readonly values: Float64Array | Int32Array;
  /** "secs", "mins", "hours", "days" or "weeks". */
  readonly units: string;
}

export interface RFactor extends RAttributes {
  readonly type: 'factor';
  /** 1-based; NA is `naInteger`. */
  readonly codes: Int32Array;
  readonly levels: Texts;
  readonly ordered: boolean;
}

export interface RList extends RAttributes {
  readonly type: 'list';
  readonly values: readonly RValue[];
}

export interface RColumn {
  readonly name: string | null;
  readonly value: RValue;
}

/** Columns may be any values with `rowCount` rows, including lists, matrices and data frames. */
export interface RDataFrame {
  readonly type: 'data.frame';
  readonly columns: readonly RColumn[];
  readonly rowCount: number;
  /** Absent if rows are numbered from 1; numbers if R has other row numbers. */
  readonly rowNames?: Texts | Int32Array;
  /** Absent for a plain data frame; otherwise (tibble, brms's priors) all of `class(x)`, "data.frame" last. */
  readonly classes?: Texts;
  /** All attributes except names, row names and class; a data frame with `classes` has none. */
  readonly attributes?: readonly RAttribute[];
}

/** A formula in R's syntax: `y ~ x`. */
export interface RFormula {
  readonly type: 'formula';
  readonly text: string;
  /** Where its names are looked up. Absent: the global environment; null: nowhere. */
  readonly environment?: SexpWrapper | RNull;
}

/** posterior's draws_array, draws_matrix (numbers) and draws_list. A draws_df is a data frame with these `classes`. */
export interface RDraws {
  readonly type: 'draws';
  readonly classes: Texts;
  readonly value: RDouble | RInteger | RList;
}

export interface RNull {
  readonly type: 'null';
}

/** An R value with its exact R type. */
export type RValue =
  | RNull
  | RInteger
  | RDouble
  | RComplex
  | RCharacter
  | RRaw
  | RInteger64
  | RDate
  | RDateTime
  | RTimeSpan
  | RFactor
  | RList
  | RDataFrame
  | RFormula
  | RDraws
  | SexpWrapper;

/** An argument of a call: an `RValue`, or plain data that `toR` turns into one. */
export type RInput =
  | RValue
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Uint8Array
  | Float64Array
  | Int32Array
  | BigInt64Array
  | readonly RInput[]
  | { readonly [name: string]: RInput };
