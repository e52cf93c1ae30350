import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/texts/texts';
import { shownEnvironment } from '../../store/environments-slice';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { PageFrame, PageNotice } from '../../ui/page-frame';
import { Split } from '../../ui/split';
import { SkeletonRows } from '../../ui/working';
import { EnvironmentDetails } from './environment-details';
import { EnvironmentList } from './environment-list';
import classes from './environments-tab.module.css';
import { NameDialog } from './name-dialog';
import { TrashDialog } from './trash-dialog';

/** The environments at the left, and all that belongs to the chosen one. */
export function EnvironmentsTab(): ReactNode {
  const environments = useStudioState((state) => state.environments);
  const error = useStudioState((state) => state.environmentsError);
  const shown = useStudioState(shownEnvironment);
  const dialog = useStudioState((state) => state.environmentDialog);
  const connected = useStudioState((state) => state.connectionStatus === 'open');
  const { refreshEnvironments } = useActions();

  useEffect(() => {
    if (connected) void refreshEnvironments();
  }, [connected, refreshEnvironments]);

  return (
    <PageFrame>
      {error && (
        <PageNotice>
          <ErrorBox error={error} retry={() => void refreshEnvironments()} />
        </PageNotice>
      )}
      {environments === null ? (
        <div className={classes.waiting}>
          {!error && <SkeletonRows rows={6} label={t('environments.loading')} />}
        </div>
      ) : (
        <Split
          label={t('environments.listWidth')}
          axis="x"
          sized="first"
          size={250}
          min={180}
          max={480}
          keep={['environment list width', 'machine']}
          rest={300}
          first={<EnvironmentList environments={environments} shown={shown?.name ?? null} />}
          last={shown ? <EnvironmentDetails key={shown.name} entry={shown} /> : undefined}
        />
      )}
      {dialog?.kind === 'trash' && <TrashDialog />}
      {dialog && dialog.kind !== 'trash' && <NameDialog dialog={dialog} />}
    </PageFrame>
  );
}
