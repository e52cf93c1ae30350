import { ActionIcon, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkerState } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';
import { mainWorker } from '../../store/sessions-slice';
import { useActions, useStudioState } from '../../store/use-store';
import { callWords } from '../../ui/call-words';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
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
  const { waiting } = worker;
  const busy = { what: callWords(call), elapsed: elapsedText(now - call.since) };
  return (
    <div className={classes.strip} role="status">
      <span>
        {waiting > 0
          ? t('objects.busy.waiting', { ...busy, count: waiting, n: wholeNumber(waiting) })
          : t('objects.busy.call', busy)}
      </span>
      <Button variant="default" onClick={() => void interruptWorker(worker.id)}>
        {t('ui.actions.stop')}
      </Button>
    </div>
  );
}

function lossOf(state: WorkerState | undefined): 'failed' | 'stopped' | 'restarted' {
  if (state === 'failed') return 'failed';
  return state === 'stopped' || state === 'stopping' ? 'stopped' : 'restarted';
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
      <span>{t(`objects.lost.${lossOf(state)}`, { at, count: lost.count, n: lost.count })}</span>
      {first && (
        <Button variant="default" onClick={() => void addOfProject(sources, t('objects.add.addingAgain'))}>
          {sources.length === 1
            ? t('objects.again.one', { name: first.origin })
            : t('objects.again.several', { n: sources.length })}
        </Button>
      )}
      <ActionIcon aria-label={t('ui.actions.dismiss')} onClick={forgetLost}>
        <Icon name="close" />
      </ActionIcon>
    </div>
  );
}
