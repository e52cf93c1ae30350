import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/texts/texts';
import { shownEdit } from '../../store/shown-config';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Facts } from '../../ui/facts';
import { SkeletonRows } from '../../ui/working';
import { AdvancedSummary } from './advanced-summary';
import { ConfigConflicts } from './config-conflicts';
import { ConfigFoot } from './config-foot';
import classes from './configuration.module.css';
import { RHomeField } from './r-home-field';
import { RuntimeField } from './runtime-field';
import { StartupScripts } from './startup-scripts';
import { TrialResult } from './trial-result';
import { useAdvanced } from './use-advanced';
import { VariableTable } from './variable-table';

/** How the workers of an environment are set up: edited here, tried, and saved. */
export function ConfigurationPart({ environment }: { readonly environment: string }): ReactNode {
  const entry = useStudioState((state) => state.environments?.find(({ name }) => name === environment));
  const details = useStudioState((state) => state.configs[environment]);
  const error = useStudioState((state) => state.configErrors[environment]);
  const edit = useStudioState((state) => shownEdit(state, environment));
  const [advanced, setAdvanced] = useAdvanced(environment);
  const connected = useStudioState((state) => state.connectionStatus === 'open');
  const { loadConfig, editConfig, saveConfig } = useActions();
  // Written by another program too, so it is read again when its file has changed.
  const version = `${entry?.modifiedAt} ${entry?.damaged?.message ?? ''}`;

  useEffect(() => {
    if (connected && version) void loadConfig(environment);
  }, [connected, environment, version, loadConfig]);
  useHotkeys([['mod+S', () => void saveConfig(environment)]], [], true);

  // What is wrong with a damaged file stands over all parts.
  if (entry?.damaged) return null;
  if (error) {
    return (
      <div className={classes.inner}>
        <ErrorBox error={error} retry={() => void loadConfig(environment)} />
      </div>
    );
  }
  if (!details || !edit) return <SkeletonRows rows={8} label={t('environments.loadingConfig')} />;
  const { saved, path, libraryPath, notes } = details;
  return (
    <div className={classes.page}>
      <div className={classes.scroll}>
        <div className={classes.inner}>
          {notes.map((note) => (
            <ErrorBox
              key={note}
              tone="warning"
              error={{ message: note, hint: undefined, condition: undefined }}
            />
          ))}
          <ConfigConflicts environment={environment} />
          <div className={classes.pair}>
            <RHomeField
              details={details}
              rHome={edit.rHome}
              onChange={(rHome) => editConfig(environment, { rHome })}
            />
            {advanced && (
              <RuntimeField
                environment={environment}
                runtimePath={edit.runtimePath}
                onChange={(runtimePath) => editConfig(environment, { runtimePath })}
              />
            )}
          </div>
          {advanced ? (
            <>
              <VariableTable
                rows={edit.variables}
                onChange={(variables) => editConfig(environment, { variables })}
              />
              <StartupScripts
                environment={environment}
                scripts={edit.scripts}
                onChange={(scripts) => editConfig(environment, { scripts })}
              />
            </>
          ) : (
            <AdvancedSummary edit={edit} onShow={() => setAdvanced(true)} />
          )}
          <Facts
            facts={[
              [t('environments.ownPackages'), libraryPath],
              [t('environments.folder'), saved ? path : t('environments.folderUnwritten', { path })],
            ]}
          />
        </div>
      </div>
      <TrialResult environment={environment} />
      <ConfigFoot environment={environment} />
    </div>
  );
}
