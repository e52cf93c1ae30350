import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { displayName } from '../../../shared/model/parameters';
import type { FitInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { withDraft } from '../../store/models-slice';
import { useStudio, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import type { Finding } from './diagnose';
import classes from './findings.module.css';

const maxNames = 4;

interface Props {
  readonly fit: FitInfo;
  readonly findings: readonly Finding[];
  readonly onSelect: (variable: string) => void;
  /** Without the names of parameters, so that what stands below has its room. */
  readonly brief?: boolean;
}

/** What is wrong with a fit, in plain words, with the next step one click away. */
export function Findings({ fit, findings, onSelect, brief = false }: Props): ReactNode {
  const { store } = useStudio();
  const modelExists = useStudioState(
    (state) => state.project?.models.some(({ id }) => id === fit.modelId) ?? false,
  );
  if (findings.length === 0) return null;

  function apply(change: NonNullable<Finding['change']>) {
    const { project, drafts, editModel, openTab } = store.getState();
    const saved = project?.models.find(({ id }) => id === fit.modelId);
    if (!saved) return;
    const { spec } = withDraft(saved, drafts[fit.modelId]);
    editModel(fit.modelId, { spec: { ...spec, sampling: { ...spec.sampling, ...change.sampling } } });
    openTab({ kind: 'model', id: fit.modelId });
  }

  return (
    <ul className={classes.list} aria-label={t('fits.finding.title')} data-brief={brief}>
      {findings.map(({ id, message, next, variables, change }) => (
        <li key={id} className={classes.item}>
          <Icon name="warning" />
          <div className={classes.text}>
            <div className={classes.names}>
              <span className={classes.message}>{message}</span>
              {!brief && <Names variables={variables} onSelect={onSelect} />}
            </div>
            <div>{next}</div>
          </div>
          {change && modelExists && (
            <Button variant="default" onClick={() => apply(change)}>
              {change.label}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The first parameters that a finding is about, each a click away, and how many there are more. */
function Names(props: {
  readonly variables: readonly string[];
  readonly onSelect: (variable: string) => void;
}): ReactNode {
  const { variables, onSelect } = props;
  return (
    <>
      {variables.slice(0, maxNames).map((variable) => (
        <button key={variable} type="button" className={classes.name} onClick={() => onSelect(variable)}>
          {displayName(variable)}
        </button>
      ))}
      {variables.length > maxNames && (
        <span>{t('fits.finding.more', { n: variables.length - maxNames })}</span>
      )}
    </>
  );
}
