import { ActionIcon, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkerState } from '../../../shared/contract/workers';
import { mainWorker } from '../../app/store/system-slice';
import { useActions, useStudioState } from '../../app/store/use-store';
import { callWords } from '../../ui/call-words';
import { Icon } from '../../ui/icons';
import { counted } from '../../ui/number-text';
import { useNow } from '../../ui/use-now';
import { elapsedText } from './object-words';
import classes from './objects-tab.module.css';

/** Calls that are over sooner are not worth a line that comes and goes. */
const longCall = 1500;

/** Says what R is busy with, where it is not something that was started on this screen. */
export function BusyNotice(): ReactNode {
  const worker = useStudioState(mainWorker);
  const working = useStudioState((state) => state.objectWork !== null);
  const { interruptWorker } = useActions();
  const call = working ? null : (worker?.call ?? null);
  const now = useNow(call !== null);
  if (!worker || !call || now - call.since < longCall) return null;
  return (
    <div className={classes.strip} role="status">
      <span>
        R is busy with {callWords(call)}, {elapsedText(now - call.since)}
        {worker.waiting > 0 && ` · ${counted(worker.waiting, 'question')} waiting`}
      </span>
      <Button variant="default" onClick={() => void interruptWorker(worker.id)}>
        Stop
      </Button>
    </div>
  );
}

function lossWords(state: WorkerState | undefined): string {
  if (state === 'failed') return 'R ended unexpectedly';
  return state === 'stopped' || state === 'stopping' ? 'R was stopped' : 'R was restarted';
}

/** Says where objects went when R was restarted, and gives back those that can be had again. */
export function LostNotice(): ReactNode {
  const lost = useStudioState((state) => state.objectsLost);
  const state = useStudioState(({ workers }) => workers?.find(({ id }) => id === lost?.worker)?.state);
  const { addOfProject, forgetLost } = useActions();
  if (!lost) return null;
  const [first] = lost.again;
  const sources = lost.again.map(({ source }) => source);
  const at = new Date(lost.at).toLocaleTimeString(undefined, { timeStyle: 'short' });

  return (
    <div className={classes.strip} data-tone="warning" role="status">
      <Icon name="warning" />
      <span>
        {lossWords(state)} at {at}: its {lost.count === 1 ? 'object is' : `${lost.count} objects are`} gone.
        Fits and data can be added again.
      </span>
      {first && (
        <Button variant="default" onClick={() => void addOfProject(sources, 'Adding again')}>
          {sources.length === 1 ? `Add ${first.origin} again` : `Add ${sources.length} of them again`}
        </Button>
      )}
      <ActionIcon aria-label="Dismiss" onClick={forgetLost}>
        <Icon name="close" />
      </ActionIcon>
    </div>
  );
}
