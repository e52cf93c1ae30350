import { ActionIcon, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { ConfigTrial } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { isTrialOld } from '../../store/shown-config';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { duration } from '../../ui/number-text';
import { scrollProps } from '../../ui/scroll-props';
import { StatusIcon } from '../../ui/status-icon';
import { Working } from '../../ui/working';
import classes from './configuration.module.css';
import { failedScript } from './script-order';
import { useAdvanced } from './use-advanced';

/** What the configuration did when it was tried: whether R ran, and all that it said. */
export function TrialResult({ environment }: { readonly environment: string }): ReactNode {
  const trial = useStudioState((state) => state.trials[environment]);
  const old = useStudioState((state) => isTrialOld(state, environment));
  const { dropTrial } = useActions();
  if (!trial) return null;
  if (trial.state === 'running') {
    return (
      <section className={classes.trial} aria-label={t('environments.trial.label')}>
        <Working label={t('environments.trial.running')} stop={trial.stop} />
      </section>
    );
  }
  return (
    <section className={classes.trial} aria-label={t('environments.trial.label')}>
      <div className={classes.verdict}>
        {trial.state === 'done' && (
          <Verdict environment={environment} trial={trial.trial} scripts={trial.scripts} old={old} />
        )}
        {trial.state === 'failed' && (
          <div style={{ flex: 1 }}>
            <ErrorBox error={trial.error} />
          </div>
        )}
        <ActionIcon aria-label={t('environments.trial.putAway')} onClick={() => dropTrial(environment)}>
          <Icon name="close" size={14} />
        </ActionIcon>
      </div>
      {trial.state === 'done' && trial.trial.error && failedScript(trial.trial, trial.scripts) === null && (
        <div style={{ marginTop: 8 }}>
          <ErrorBox error={trial.trial.error} />
        </div>
      )}
      {trial.state === 'done' && <Output trial={trial.trial} />}
    </section>
  );
}

const shownVersions = ['R', 'brms', 'rstan', 'cmdstanr'];

function Verdict(props: {
  readonly environment: string;
  readonly trial: ConfigTrial;
  readonly scripts: readonly number[];
  /** It has been changed since. */
  readonly old: boolean;
}): ReactNode {
  const { environment, trial, scripts, old } = props;
  const [, setAdvanced] = useAdvanced(environment);
  const failed = failedScript(trial, scripts);
  const versions = shownVersions.flatMap((name) => {
    const version = trial.versions[name];
    return version ? [`${name} ${version}`] : [];
  });
  const number = failed === null ? null : scripts.indexOf(failed) + 1;
  const words = trial.ok
    ? t('environments.trial.runs')
    : number === null
      ? t('environments.trial.runsNot')
      : t('environments.trial.scriptFails', { n: number });
  return (
    <>
      {old ? <Icon name="info" size={14} /> : <StatusIcon status={trial.ok ? 'pass' : 'fail'} />}
      <strong role="status">{old ? t('environments.trial.old') : words}</strong>
      <span className={classes.state}>
        {[
          ...(old ? [t('environments.trial.before', { words })] : []),
          ...versions,
          t('environments.trial.in', { time: duration(Math.max(0.1, trial.seconds)) }),
        ].join(' · ')}
      </span>
      {failed !== null && (
        <Button
          variant="default"
          onClick={() => {
            flushSync(() => setAdvanced(true));
            document.querySelector('[data-failed="true"]')?.scrollIntoView({ block: 'center' });
          }}
        >
          {t('environments.trial.show')}
        </Button>
      )}
    </>
  );
}

function Output({ trial }: { readonly trial: ConfigTrial }): ReactNode {
  if (trial.lines.length === 0) return null;
  return (
    <pre {...scrollProps('region', t('environments.trial.output'))} className={classes.output}>
      {trial.lines.map(({ stream, text }, index) => (
        <div key={`${index} ${stream}`} data-stream={stream}>
          {text}
        </div>
      ))}
    </pre>
  );
}
