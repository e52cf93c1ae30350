import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import type { ObjectWork } from '../../store/state/objects';
import { Icon } from '../../ui/icons';
import { useNow } from '../../ui/use-now';
import { useSlow } from '../../ui/working';
import classes from './add-bar.module.css';
import { elapsedText } from './object-words';

/** What runs, for how long, and the button that stops it. */
export function RunningWork({ work }: { readonly work: ObjectWork }): ReactNode {
  const now = useNow(true);
  const slow = useSlow(true);
  return (
    <div className={classes.running} role="status">
      {slow && (
        <>
          <Loader size={14} aria-hidden="true" />
          <span>{t('objects.running', { what: work.what, elapsed: elapsedText(now - work.since) })}</span>
        </>
      )}
      <Button variant="default" leftSection={<Icon name="stop" size={14} />} onClick={work.stop}>
        {t('ui.actions.stop')}
      </Button>
    </div>
  );
}
