import { Button, Modal, Radio } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SetupBackend, SetupMethod, SetupPlan } from '../../../shared/contract/setup';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { useQuery } from '../../ui/use-query';
import { useReturnFocus } from '../../ui/use-return-focus';
import { SkeletonRows, Working } from '../../ui/working';
import classes from './setup-dialog.module.css';
import { SetupSteps } from './setup-steps';

const backends = (): readonly {
  readonly value: SetupBackend;
  readonly label: string;
  readonly text: string;
}[] => [
  { value: 'rstan', label: 'rstan', text: t('doctor.setup.rstanAbout') },
  { value: 'cmdstanr', label: t('doctor.setup.cmdstan'), text: t('doctor.setup.cmdstanAbout') },
];

/** "Install brms": what would be done, shown before it is done. */
export function SetupDialog(): ReactNode {
  const environment = useStudioState((state) => state.setupFor);
  return environment === null ? null : <OpenDialog key={environment} environment={environment} />;
}

function OpenDialog({ environment }: { readonly environment: string }): ReactNode {
  useReturnFocus();
  const { connection } = useStudio();
  const { openSetup, showEnvironment } = useActions();
  const [method, setMethod] = useState<SetupMethod | undefined>(undefined);
  const [backend, setBackend] = useState<SetupBackend>('rstan');
  const [starting, setStarting] = useState(false);
  const [fault, setFault] = useState<StudioError | null>(null);
  const query = useQuery(`${environment} ${method ?? ''} ${backend}`, (signal) =>
    connection.call('setup.plan', { environment, method, backend }, signal),
  );
  const plan = query.data;
  const current = plan !== null && !query.stale && !query.loading;
  const canInstall = current && !plan.complete && plan.byHand === null && plan.steps.length > 0;

  async function install(chosen: SetupPlan) {
    setStarting(true);
    setFault(null);
    try {
      await connection.call('setup.run', { environment, method: chosen.method, backend: chosen.backend });
      openSetup(null);
      showEnvironment({ name: environment, part: 'checks' });
    } catch (error) {
      setFault(asStudioError(error));
      setStarting(false);
    }
  }

  return (
    <Modal
      opened
      onClose={() => openSetup(null)}
      title={t('doctor.setup.title', { environment })}
      size={720}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <div className={classes.form}>
        {plan && (
          <Radio.Group
            label={t('doctor.setup.from')}
            value={method ?? plan.method}
            onChange={(value) => setMethod(plan.methods.find((one) => one.method === value)?.method)}
          >
            <div className={classes.choices}>
              {plan.methods.map((one) => (
                <Radio
                  key={one.method}
                  value={one.method}
                  size="xs"
                  label={one.title}
                  description={one.unavailable}
                  disabled={one.unavailable !== null}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        {plan && (
          <Radio.Group
            label={t('doctor.setup.backend')}
            value={backend}
            onChange={(value) => setBackend(value === 'cmdstanr' ? 'cmdstanr' : 'rstan')}
          >
            <div className={classes.row}>
              {backends().map(({ value, label, text }) => (
                <Radio key={value} value={value} size="xs" label={label} description={text} />
              ))}
            </div>
          </Radio.Group>
        )}
        {query.error && <ErrorBox error={query.error} retry={query.reload} />}
        {!plan && !query.error && <SkeletonRows rows={9} label={t('doctor.setup.looking')} />}
        {plan && !query.error && (
          <div className={classes.plan} aria-busy={!current}>
            {current ? (
              <SetupSteps plan={plan} onDone={query.reload} />
            ) : (
              <Working label={t('doctor.setup.looking')} />
            )}
          </div>
        )}
        {fault && <ErrorBox error={fault} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={() => openSetup(null)}>
            {t(plan?.complete ? 'ui.actions.close' : 'ui.actions.cancel')}
          </Button>
          {!plan?.complete && (
            <Button
              loading={starting}
              disabled={!canInstall}
              onClick={() => plan && canInstall && void install(plan)}
            >
              {t('doctor.setup.install')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
