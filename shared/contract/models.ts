/** A row of brms's prior table (`brms::get_prior`, `default_prior`). */
export interface PriorRow {
  readonly prior: string;
  readonly class: string;
  readonly coef: string;
  readonly group: string;
  readonly resp: string;
  readonly dpar: string;
  readonly nlpar: string;
  readonly lb: string;
  readonly ub: string;
  readonly source: string;
}
