import { isStudioError, type StudioError } from '../errors/studio-error';
import {
  formulaOf,
  type ParsedFormula,
  type Predictor,
  predictorOf,
  refuseEmptyFormula,
  responseName,
} from './formula';
import { variablesOf } from './r-syntax/names';
import { type Expression, parseExpression } from './r-syntax/parse';
import type { ModelSpec, PriorSpec } from './spec';

/** A text that R could not read. */
export interface Unread {
  readonly ok: false;
  readonly text: string;
  readonly error: StudioError;
  /** Where reading stopped, 0-based; null where that is not known. */
  readonly position: number | null;
}

/** A text that R could read. */
export interface Read {
  readonly ok: true;
  readonly text: string;
  readonly expression: Expression;
  /** Every variable in it, each once, in order: of a formula, responses first. */
  readonly variables: readonly string[];
}

export interface ReadFormula extends Read {
  readonly formula: ParsedFormula;
  /** The response where it is one plain variable; null for `log(y)`, `mvbind(a, b)` and the like. */
  readonly response: string | null;
}

export interface ReadPredictor extends Read {
  readonly predictor: Predictor;
}

export type FormulaReading = ReadFormula | Unread;
export type PredictorReading = ReadPredictor | Unread;
export type PriorReading = Read | Unread;

/** A model spec with each of its texts read once: whoever asks what stands in them is given this. */
export interface ParsedSpec {
  readonly spec: ModelSpec;
  readonly formula: FormulaReading;
  /** By the parameter's name. An empty text is one that cannot be read. */
  readonly dpars: ReadonlyMap<string, PredictorReading>;
  readonly priors: ReadonlyMap<PriorSpec, PriorReading>;
}

/** Reads every text of a spec. Throws nothing: a text that cannot be read becomes an `Unread` in its place. */
export function parseSpec(spec: ModelSpec): ParsedSpec {
  const dpars = Object.entries(spec.dpars ?? {});
  return {
    spec,
    formula: readFormula(spec.formula),
    dpars: new Map(dpars.map(([dpar, text]) => [dpar, readPredictor(text)])),
    priors: new Map(spec.priors.map((prior) => [prior, read(prior.prior, () => ({}))])),
  };
}

/** A formula as far as it can be taken apart. */
export function readFormula(text: string): FormulaReading {
  return read(
    text,
    (root) => ({ formula: formulaOf(root, text), response: responseName(root) }),
    refuseEmptyFormula,
  );
}

function readPredictor(text: string): PredictorReading {
  return read(text, (root) => ({ predictor: predictorOf(root, text) }));
}

/** `take` takes the expression apart; `refuse` throws before it is read at all. */
function read<T>(
  text: string,
  take: (root: Expression) => T,
  refuse: (text: string) => void = () => undefined,
): (Read & T) | Unread {
  try {
    refuse(text);
    const expression = parseExpression(text);
    return { ok: true, text, expression, variables: variablesOf(expression), ...take(expression) };
  } catch (thrown) {
    if (!isStudioError(thrown)) throw thrown;
    const position = thrown.details?.position;
    return { ok: false, text, error: thrown, position: typeof position === 'number' ? position : null };
  }
}

/** Is what was read a density such as `normal(0, 1)`? */
export function isDensity(prior: PriorReading): boolean {
  return prior.ok && prior.expression.kind === 'call';
}
