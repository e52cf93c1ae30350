import type { PriorRow } from '../../../shared/contract/models';
import { isDensity, type ParsedSpec } from '../../../shared/model/parsed-spec';
import type { PriorSpec } from '../../../shared/model/spec';
import { t } from '../../../shared/texts/texts';

const fields = ['class', 'coef', 'group', 'resp', 'dpar', 'nlpar'] as const;
type Field = (typeof fields)[number];
type Place = { readonly [F in Field]?: string | undefined };

/** What a prior is about, as one text: two priors of the same place cannot both hold. */
export function placeKey(place: Place): string {
  return fields.map((field) => place[field] ?? '').join('\u0000');
}

/** The person's prior for the place of `row`, or undefined. */
export function ownPrior(priors: readonly PriorSpec[], row: PriorRow): PriorSpec | undefined {
  const key = placeKey(row);
  return priors.find((prior) => placeKey(prior) === key);
}

/** `priors` with `text` as the prior of `row`'s place; an empty text takes it away. */
export function withPrior(priors: readonly PriorSpec[], row: PriorRow, text: string): PriorSpec[] {
  const key = placeKey(row);
  const index = priors.findIndex((prior) => placeKey(prior) === key);
  const old = priors[index];
  if (text.trim() === '') return priors.filter((_, i) => i !== index);
  if (old) return priors.map((prior, i) => (i === index ? { ...prior, prior: text } : prior));
  const place = Object.fromEntries(
    fields.filter((field) => row[field] !== '').map((field) => [field, row[field]]),
  );
  return [...priors, { class: row.class, ...place, prior: text }];
}

/** Priors that are about nothing in the model as it is now; brms would refuse them. */
export function orphans(priors: readonly PriorSpec[], rows: readonly PriorRow[]): readonly PriorSpec[] {
  const known = new Set(rows.map(placeKey));
  return priors.filter((prior) => !known.has(placeKey(prior)));
}

/** brms leaves a prior empty where a wider row holds, and where every value is equally likely. */
export function defaultText(rows: readonly PriorRow[], row: PriorRow): string {
  if (row.prior !== '') return row.prior;
  const holds = rows.some(
    (other) =>
      other !== row &&
      other.prior !== '' &&
      other.class === row.class &&
      other.coef === '' &&
      (other.group === '' || other.group === row.group) &&
      other.resp === row.resp &&
      other.dpar === row.dpar &&
      other.nlpar === row.nlpar,
  );
  if (!holds) return t('models.priors.flat');
  return t(`models.priors.sameAs.${wideKinds.find((kind) => kind === row.class) ?? 'other'}`);
}

/** Kinds of parameters of which a model has many, as brms names their classes. */
const wideKinds = ['b', 'sd', 'cor'] as const;

/** brms's class of a parameter in plain words; parameters with a name of their own (sigma) keep it. */
export function kindOfParameter({ class: name }: Pick<PriorRow, 'class'>): string {
  const kind = ([...wideKinds, 'Intercept'] as const).find((each) => each === name);
  return kind ? t(`models.priors.kinds.${kind}`) : name;
}

export function boundsText({ lb, ub }: PriorRow): string {
  if (lb !== '' && ub !== '') return t('models.priors.between', { lower: lb, upper: ub });
  if (lb !== '') return t('models.priors.atLeast', { lower: lb });
  return ub !== '' ? t('models.priors.atMost', { upper: ub }) : '';
}

/** Is a prior no density, such as `normal(0, 1`? Where a row has none of its own, its default is no fault. */
export function isFaulty({ priors }: Pick<ParsedSpec, 'priors'>, prior: PriorSpec | undefined): boolean {
  const reading = prior && priors.get(prior);
  return reading !== undefined && !isDensity(reading);
}
