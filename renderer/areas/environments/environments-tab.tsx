import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/texts/texts';
import { shownEnvironment } from '../../store/environments-slice';
import { useKept } from '../../store/use-kept';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { ResizeHandle } from '../../ui/resize-handle';
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
  const [width, setWidth] = useKept('environment list width', 250, 'machine');

  useEffect(() => {
    if (connected) void refreshEnvironments();
  }, [connected, refreshEnvironments]);

  return (
    <div className={classes.tab}>
      {error && (
        <div className={classes.notice}>
          <ErrorBox error={error} retry={() => void refreshEnvironments()} />
        </div>
      )}
      {environments === null ? (
        <div className={classes.waiting}>
          {!error && <SkeletonRows rows={6} label={t('environments.loading')} />}
        </div>
      ) : (
        <div className={classes.body}>
          <div className={classes.side} style={{ width }}>
            <EnvironmentList environments={environments} shown={shown?.name ?? null} />
          </div>
          <ResizeHandle
            label={t('environments.listWidth')}
            axis="x"
            side={1}
            size={width}
            min={180}
            max={480}
            onSize={setWidth}
          />
          {shown && <EnvironmentDetails key={shown.name} entry={shown} />}
        </div>
      )}
      {dialog?.kind === 'trash' && <TrashDialog />}
      {dialog && dialog.kind !== 'trash' && <NameDialog dialog={dialog} />}
    </div>
  );
}
