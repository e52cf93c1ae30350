import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FailedFit } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { ErrorBox } from '../../ui/error-box';
import { dateTime } from '../../ui/number-text';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import classes from './fit-tab.module.css';
import { foldRepeats } from './fold-repeats';

/** A fit that failed: why, what was printed, and what can be done. */
export function FailedFitView({ fit }: { readonly fit: FailedFit }): ReactNode {
  const { connection } = useStudio();
  const trusted = useTrusted();
  const modelExists = useStudioState(
    (state) => state.project?.models.some(({ id }) => id === fit.modelId) ?? false,
  );
  const log = useQuery(fit.id, (signal) => connection.call('fit.log', { fitId: fit.id }, signal));
  const { environment, modelName: name } = fit;
  const { ask, openTab, removeFit, startFit } = useActions();

  async function remove() {
    const title = t('fits.failed.removeQuestion', { name });
    const body = t('fits.failed.removeAbout');
    if (await ask({ title, body, confirm: t('ui.actions.remove') })) await removeFit(fit.id);
  }

  return (
    <div className={classes.failed}>
      <h2>{t('fits.failed.title', { name })}</h2>
      <div>
        <code className={classes.formula}>{fit.spec.formula}</code>
        <div className={classes.facts}>
          {t('fits.failed.facts', { environment, time: dateTime(fit.createdAt) })}
        </div>
      </div>
      <ErrorBox
        error={{ message: fit.error.message, hint: fit.error.hint, condition: fit.error.condition }}
      />
      <Group gap={8}>
        {modelExists && (
          <>
            <Button variant="default" disabled={!trusted} onClick={() => void startFit(fit.modelId)}>
              {t('fits.failed.again')}
            </Button>
            <Button variant="default" onClick={() => openTab({ kind: 'model', id: fit.modelId })}>
              {t('fits.failed.openModel')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={() => void remove()}>
          {t('fits.failed.remove')}
        </Button>
      </Group>
      <section aria-label={t('fits.failed.log')}>
        <h3>{t('fits.failed.log')}</h3>
        {log.error && <ErrorBox error={log.error} retry={log.reload} />}
        {log.loading && <Working label={t('fits.failed.loading')} />}
        {log.data !== null && log.data !== undefined && (
          <pre className={classes.warnings}>
            {log.data.trim() === '' ? t('fits.failed.noLog') : foldRepeats(log.data)}
          </pre>
        )}
      </section>
    </div>
  );
}
