import type { ColumnInfo } from '../column-info';
import type { Family } from '../families';
import type { Problem } from '../problem';
import type { Expression } from '../r-syntax/parse';
import type { TermField, TermValues } from './fields';

/** Where a term stands, and what it is checked against. */
export interface TermContext {
  readonly columns: readonly ColumnInfo[];
  /** Undefined where brms has no family of that name; that is told elsewhere. */
  readonly family: Family | undefined;
  /** The distributional parameter whose formula it stands in; null for the model's own formula. */
  readonly dpar: string | null;
  /** Does it stand left of the bar of a grouping term? */
  readonly inGroup: boolean;
}

/**
 * One kind of term in a formula. Its file is the only place that knows its name; `list.ts` lists them. The builder's
 * menu, its form, reading, printing, checks and help follow from the list.
 */
export interface TermKind<Values extends TermValues = TermValues, Id extends string = string> {
  readonly id: Id;
  readonly words: {
    /** In the menu, and at the head of its form: "Smooth". */
    readonly title: string;
    /** For somebody who has never used one: what it says, and when it helps. */
    readonly about: string;
    /** What each field is called. */
    readonly fields: Readonly<Record<keyof Values & string, string>>;
  };
  /** How one looks in R: "s(x, k = 5)". */
  readonly example: string;
  /** The help page in R: "brms::gp"; absent where R's own notation is meant. */
  readonly rFunction?: string;
  /** What its form asks, in order. */
  readonly fields: readonly TermField[];
  /**
   * Is it always printed in our own style? Else a term that was typed keeps its text until it is changed.
   * What differs in style alone is then one term.
   */
  readonly ownStyle?: true;
  /** Its values where `node` is a term of this kind and has nothing that `fields` do not say; else null. */
  read(node: Expression, source: string): Values | null;
  /** As R text: `read` of it gives the values again. */
  print(values: Values): string;
  /** One for these columns that could stand in a model; null where no column suits it. */
  fresh(columns: readonly ColumnInfo[]): Values | null;
  /** What brms would refuse of it, or what its user should know before. Columns that are not there are told elsewhere. */
  check(values: Values, context: TermContext): readonly Problem[];
  /**
   * Names of its R functions that give on the values of their first argument as they are, so that a value of it that is
   * not finite is one in the model too: of `offset(log(x))`, for example.
   */
  readonly passesOn?: readonly string[];
  /** How brms names the variables that it adds to a fit: what stands before "_" in `bs_sx_1`. */
  readonly variables?: {
    /** Coefficients and standard deviations, which stand in brms's own summary. */
    readonly summary: readonly string[];
    /** What these are made of. */
    readonly beside?: readonly string[];
  };
  /** R texts of the terms that it holds too, which need not stand beside it: `a * b` holds a and b. */
  holds?(values: Values): readonly string[];
}
