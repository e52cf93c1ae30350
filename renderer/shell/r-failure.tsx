import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../shared/texts/texts';
import { mainWorker } from '../store/sessions-slice';
import { screenTab, tabKey } from '../store/tabs';
import { useActions, useStudioState } from '../store/use-store';
import { ErrorBox } from '../ui/error-box';
import classes from './r-failure.module.css';

const sessionsTab = screenTab('sessions');

/** A worker that died while in use starts again within seconds, and a notice has said so. */
const patienceMs = 1000;

/** Says over the whole project that R does not run, and leads to what can be done; Sessions says it by itself. */
export function RFailure(): ReactNode {
  const worker = useStudioState(mainWorker);
  const inSessions = useStudioState((state) => state.activeTab === tabKey(sessionsTab));
  const { openTab } = useActions();
  const [lasting, setLasting] = useState(false);
  const state = worker?.state;
  useEffect(() => {
    // While it is tried again the line stays, so that it does not come and go.
    if (state === 'starting') return;
    if (state !== 'failed') {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => clearTimeout(timer);
  }, [state]);
  if (!lasting || worker?.message === undefined || inSessions) return null;
  const [reason = ''] = worker.message.trim().split('\n');
  return (
    <div className={classes.strip}>
      <ErrorBox
        error={{
          message: t('shell.failure.message', { reason }),
          hint: t('shell.failure.hint'),
          condition: undefined,
        }}
        retry={() => openTab(sessionsTab)}
        retryLabel={t('shell.failure.look')}
      />
    </div>
  );
}
