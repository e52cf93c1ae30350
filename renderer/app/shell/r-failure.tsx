import type { ReactNode } from 'react';
import { ErrorBox } from '../../ui/error-box';
import { mainWorker } from '../store/system-slice';
import { useActions, useStudioState } from '../store/use-store';
import classes from './r-failure.module.css';

/** Says over the whole project that R does not run, and leads to what can be done; Sessions says it by itself. */
export function RFailure(): ReactNode {
  const worker = useStudioState(mainWorker);
  const inSessions = useStudioState((state) => state.activeTab === 'sessions:sessions');
  const { openTab } = useActions();
  // While it is tried again the line stays, so that it does not come and go.
  const failing = worker?.state === 'failed' || worker?.state === 'starting';
  if (!failing || worker.message === undefined || inSessions) return null;
  const [reason = ''] = worker.message.trim().split('\n');
  return (
    <div className={classes.strip}>
      <ErrorBox
        error={{
          message: `R does not run: ${reason}`,
          hint: 'Data, models and saved fits can be looked at; fitting, objects and code need R.',
          condition: undefined,
        }}
        retry={() => openTab({ kind: 'sessions', id: 'sessions' })}
        retryLabel="See why, and start again"
      />
    </div>
  );
}
