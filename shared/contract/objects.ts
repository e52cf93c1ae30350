import * as z from 'zod';
import type { Column } from '../model/table';
import { workerId } from './workers';

/** An object that a worker keeps: which process, which object. A reference of another epoch is `stale-handle`. */
export const objectRef = z.object({ worker: workerId, epoch: z.string(), id: z.string() });
export type ObjectRef = z.infer<typeof objectRef>;

/**
 * One step into an object. Elements, columns of data frames among them, count from 1 as in R, since names need not be
 * there or distinct; slots, attributes and the bindings of environments go by name.
 */
export const pathStep = z.discriminatedUnion('by', [
  z.object({ by: z.literal('element'), index: z.int().min(1) }),
  z.object({ by: z.enum(['slot', 'attribute', 'binding']), name: z.string() }),
]);
export type PathStep = z.infer<typeof pathStep>;

/** A place in an object; an empty path is the object itself. */
export const objectPlace = z.object({ ref: objectRef, path: z.array(pathStep).max(100) });
export type ObjectPlace = z.infer<typeof objectPlace>;

/** Groups of the Objects screen. */
export const objectKinds = [
  'fit',
  'data',
  'draws',
  'list',
  'vector',
  'function',
  'language',
  'environment',
  'other',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** What is known of any R object without looking into it. */
export interface ObjectFacts {
  readonly kind: ObjectKind;
  readonly classes: readonly string[];
  /** `typeof`. */
  readonly type: string;
  readonly dim: readonly number[] | null;
  readonly length: number;
  /** Bytes, as `utils::object.size` has it; of objects with thousands of parts an estimate from some of them. */
  readonly size: number;
  /** A short printed form: one line. */
  readonly label: string;
  /**
   * Has elements (of a function: formals, body, environment), slots, attributes or bindings to look into. Promises and
   * active bindings are parts by `type`, but are not evaluated and have no value here.
   */
  readonly expandable: boolean;
  /** A data frame, an atomic vector, a matrix or table of at most two dimensions: `objects.page` shows it as a grid. */
  readonly tabular: boolean;
}

/** An object that is kept for a handle. */
export interface ObjectInfo extends ObjectFacts {
  readonly ref: ObjectRef;
  /** Where it came from: the target or the code that made it, "Fit …", "Data …". */
  readonly origin: string;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
}

/** A part of an object. They come in this order: elements, bindings, slots, attributes (all but names). */
export interface ObjectPart extends ObjectFacts {
  readonly step: PathStep;
  /** The element's, slot's, attribute's or binding's name; "[[3]]" where an element has none. */
  readonly name: string;
}

export interface ObjectParts {
  /** How many there are in all. */
  readonly total: number;
  readonly parts: readonly ObjectPart[];
}

export interface ObjectText {
  readonly text: string;
  /** There was more than is shown. */
  readonly truncated: boolean;
}

/** Rows of a data frame, a matrix or a vector; cells that a column of ours cannot hold are shown as R formats them. */
export interface ObjectPage {
  readonly offset: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Index of the first of `columns`, from 0. */
  readonly columnOffset: number;
  readonly columns: readonly Column[];
  /** Absent where rows are merely numbered. */
  readonly rowNames?: readonly string[];
}

/**
 * An argument of a call: an object (or a part of one), or R code that is evaluated in the worker. `as` is the variable
 * that the object is in the call, which code of other arguments can read too.
 */
export const objectArgument = z.object({
  /** Empty: by position. */
  name: z.string().max(200).default(''),
  value: z.union([
    objectPlace.extend({ as: z.string().min(1).max(200) }),
    z.object({ code: z.string().min(1).max(10_000) }),
  ]),
});
export type ObjectArgument = z.infer<typeof objectArgument>;

/** What a call gave: an object that is kept, its printed form, and what was said on the way. */
export interface ObjectResult {
  readonly object: ObjectInfo;
  readonly printed: ObjectText;
  /** Output, messages and warnings in the order in which they came. */
  readonly said: readonly { readonly level: 'output' | 'message' | 'warning'; readonly text: string }[];
}

/** A parameter of a function and its default as R code, or null where it has none. */
export interface ObjectParameter {
  readonly name: string;
  readonly default: string | null;
}

/** Where a new object comes from: a fit's saved R object, a data set of the project, R code. */
export const objectSource = z.union([
  z.object({ fitId: z.string() }),
  z.object({ datasetId: z.string() }),
  z.object({ code: z.string().min(1).max(100_000) }),
]);
export type ObjectSource = z.infer<typeof objectSource>;
