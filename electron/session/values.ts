import type { SexpWrapper } from './sexp-wrapper';

/** R's names, dim and dimnames. Arrays are column-major, as in R. */
export interface RAttributes {
  readonly names?: readonly (string | null)[];
  readonly dim?: readonly number[];
  readonly dimnames?: readonly (readonly (string | null)[] | null)[];
  /** `names(dimnames(x))`. */
  readonly dimLabels?: readonly (string | null)[];
}

/** Logical: 0, 1 or `naInteger`. Integer: NA is `naInteger`. */
export interface RInteger extends RAttributes {
  readonly type: 'logical' | 'integer';
  readonly values: Int32Array;
}

/** NA is one NaN among others by its bits: see `isNaReal`. */
export interface RDouble extends RAttributes {
  readonly type: 'double';
  readonly values: Float64Array;
}

export interface RCharacter extends RAttributes {
  readonly type: 'character';
  /** NA is null. */
  readonly values: readonly (string | null)[];
}

export interface RRaw extends RAttributes {
  readonly type: 'raw';
  readonly values: Uint8Array;
}

export interface RFactor {
  readonly type: 'factor';
  /** 1-based; NA is `naInteger`. */
  readonly codes: Int32Array;
  readonly levels: readonly (string | null)[];
  readonly ordered: boolean;
  readonly names?: readonly (string | null)[];
}

export interface RList extends RAttributes {
  readonly type: 'list';
  readonly values: readonly RValue[];
}

export interface RColumn {
  readonly name: string;
  readonly value: RValue;
}

export interface RDataFrame {
  readonly type: 'data.frame';
  readonly columns: readonly RColumn[];
  readonly rowCount: number;
  /** Absent where rows are merely numbered. */
  readonly rowNames?: readonly (string | null)[];
}

export interface RNull {
  readonly type: 'null';
}

/** An R value as it stands: nothing of R's types is lost. */
export type RValue =
  | RNull
  | RInteger
  | RDouble
  | RCharacter
  | RRaw
  | RFactor
  | RList
  | RDataFrame
  | SexpWrapper;

/** What a call takes: an `RValue`, or plain data that `toR` turns into one. */
export type RInput =
  | RValue
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Float64Array
  | Int32Array
  | readonly RInput[]
  | { readonly [name: string]: RInput };
