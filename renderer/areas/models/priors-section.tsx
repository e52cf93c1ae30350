import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PriorRow } from '../../../shared/contract/models';
import type { ParsedSpec } from '../../../shared/model/parsed-spec';
import type { PriorSpec } from '../../../shared/model/spec';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows, Working } from '../../ui/working';
import { Block } from './block';
import {
  boundsText,
  defaultText,
  isFaulty,
  kindOfParameter,
  orphans,
  ownPrior,
  placeKey,
  withPrior,
} from './prior-rows';
import classes from './priors-section.module.css';
import type { ModelView } from './use-model';

const optionalColumns = [
  ['resp', 'models.response.response'],
  ['dpar', 'models.priors.parameter'],
  ['nlpar', 'models.priors.nonlinear'],
] as const;

/** brms's table of priors for the model as it stands, with a place for one's own in every row. */
export function PriorsSection({ view }: { readonly view: ModelView }): ReactNode {
  const { model, reading } = view;
  const { connection } = useStudio();
  const { formula, dpars, family, priors } = model.spec;
  const trusted = useTrusted();
  const key =
    trusted && reading.ok && view.dataset ? JSON.stringify([model.datasetId, formula, dpars, family]) : null;
  const query = useQuery(
    key,
    (signal) =>
      connection.call(
        'model.priors',
        { spec: { ...model.spec, priors: [] }, datasetId: model.datasetId },
        signal,
      ),
    500,
  );
  const setPriors = (next: PriorSpec[]) => view.setSpec({ priors: next });
  return (
    <Block
      title={t('models.priors.title')}
      term="priors"
      aside={
        query.loading && query.data ? <Working label={t('models.priors.asking')} stop={query.cancel} /> : null
      }
    >
      {!reading.ok && <p className={classes.hint}>{t('models.priors.unread')}</p>}
      {query.error && <ErrorBox error={query.error} retry={query.reload} />}
      {query.loading && !query.data && (
        <>
          <Working label={t('models.priors.askingFirst')} stop={query.cancel} />
          <SkeletonRows rows={6} label={t('models.priors.loading')} />
        </>
      )}
      {query.data && (
        <>
          <PriorTable
            rows={query.data}
            stale={query.stale || key === null}
            priors={priors}
            parsed={view.parsed}
            onChange={setPriors}
          />
          <Orphans priors={priors} rows={query.data} onChange={setPriors} />
        </>
      )}
      {!trusted && <PriorsAsSaved priors={priors} />}
      {trusted && !query.data && !query.loading && !query.error && reading.ok && (
        <p className={classes.hint}>
          {t('models.priors.stopped')}{' '}
          <Button variant="default" onClick={query.reload}>
            {t('models.priors.again')}
          </Button>
        </p>
      )}
    </Block>
  );
}

interface TableProps {
  readonly rows: readonly PriorRow[];
  readonly priors: readonly PriorSpec[];
  readonly onChange: (priors: PriorSpec[]) => void;
}

function PriorTable({
  rows,
  priors,
  parsed,
  stale,
  onChange,
}: TableProps & { readonly parsed: ParsedSpec; readonly stale: boolean }): ReactNode {
  const extra = optionalColumns.filter(([field]) => rows.some((row) => row[field] !== ''));
  return (
    <div className={classes.sideways}>
      <table className={classes.table} data-stale={stale}>
        <thead>
          <tr>
            <th scope="col">{t('models.priors.class')}</th>
            <th scope="col">{t('models.priors.coefficient')}</th>
            <th scope="col">{t('models.groups.group')}</th>
            {extra.map(([field, title]) => (
              <th scope="col" key={field}>
                {t(title)}
              </th>
            ))}
            <th scope="col">{t('models.priors.default')}</th>
            <th scope="col" className={classes.own}>
              {t('models.priors.own')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = [row.class, row.coef, row.group, row.dpar].filter((part) => part !== '').join(' ');
            const own = ownPrior(priors, row);
            return (
              <tr key={placeKey(row)}>
                <td title={t('models.priors.kindAbout', { class: row.class })}>{kindOfParameter(row)}</td>
                <td>{row.coef}</td>
                <td>{row.group}</td>
                {extra.map(([field]) => (
                  <td key={field}>{row[field]}</td>
                ))}
                <td>
                  {row.prior === '' ? (
                    <span className={classes.quiet}>{defaultText(rows, row)}</span>
                  ) : (
                    <code>{row.prior}</code>
                  )}
                  {row.lb + row.ub !== '' && <span className={classes.quiet}> {boundsText(row)}</span>}
                </td>
                <td className={classes.own}>
                  <TextInput
                    aria-label={t('models.priors.priorOf', { name })}
                    placeholder={t('models.priors.keepsDefault')}
                    value={own?.prior ?? ''}
                    error={isFaulty(parsed, own)}
                    spellCheck={false}
                    onChange={(event) => onChange(withPrior(priors, row, event.currentTarget.value))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The model's own priors, where brms may not be asked for the others. */
function PriorsAsSaved({ priors }: { readonly priors: readonly PriorSpec[] }): ReactNode {
  return (
    <div className={classes.orphans}>
      <p className={classes.hint}>{t(priors.length > 0 ? 'trust.noPriors' : 'trust.noOwnPriors')}</p>
      {priors.map((prior) => (
        <div key={placeKey(prior)}>
          <code>{t('models.priors.priorOn', { prior: prior.prior, name: priorName(prior) })}</code>
        </div>
      ))}
    </div>
  );
}

function priorName(prior: PriorSpec): string {
  return [prior.class, prior.coef, prior.group, prior.dpar].filter(Boolean).join(' ');
}

function Orphans({ rows, priors, onChange }: TableProps): ReactNode {
  const lost = orphans(priors, rows);
  if (lost.length === 0) return null;
  return (
    <div className={classes.orphans}>
      <h3>{t('models.priors.orphans')}</h3>
      <p className={classes.hint}>{t('models.priors.orphansAbout')}</p>
      {lost.map((prior) => {
        const name = priorName(prior);
        return (
          <div key={placeKey(prior)}>
            <code>{t('models.priors.priorOn', { prior: prior.prior, name })}</code>
            <ActionIcon
              aria-label={t('models.priors.remove', { name })}
              onClick={() => onChange(priors.filter((other) => other !== prior))}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
          </div>
        );
      })}
    </div>
  );
}
