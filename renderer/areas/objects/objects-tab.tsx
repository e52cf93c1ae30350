import { type ReactNode, useEffect, useState } from 'react';
import type { ObjectPlace } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { useTrusted } from '../../store/use-trusted';
import { ErrorBox } from '../../ui/error-box';
import { PageFrame } from '../../ui/page-frame';
import { Split } from '../../ui/split';
import { SkeletonRows } from '../../ui/working';
import { AddBar } from './add-bar';
import { CallDialog } from './call-dialog';
import { NoObjects } from './no-objects';
import { ObjectList } from './object-list';
import { BusyNotice, LostNotice } from './object-notices';
import { ObjectViewer } from './object-viewer';
import classes from './objects-tab.module.css';

/** The R objects that workers keep: what they are, what is in them, and what can be done with them. */
export function ObjectsTab(): ReactNode {
  const objects = useStudioState((state) => state.objects);
  const error = useStudioState((state) => state.objectsError);
  const trusted = useTrusted();
  const connected = useStudioState((state) => state.connectionStatus === 'open');
  const { refreshObjects } = useActions();
  const [calling, setCalling] = useState<ObjectPlace | null>(null);

  useEffect(() => {
    if (connected) void refreshObjects();
  }, [connected, refreshObjects]);

  return (
    <PageFrame>
      {trusted ? <AddBar /> : <p className={classes.notice}>{t('trust.noObjects')}</p>}
      <BusyNotice />
      <LostNotice />
      {error && (
        <div className={classes.notice}>
          <ErrorBox error={error} retry={() => void refreshObjects()} />
        </div>
      )}
      {objects === null ? (
        <div className={classes.rest}>{!error && <SkeletonRows rows={6} label={t('objects.loading')} />}</div>
      ) : objects.length === 0 ? (
        <NoObjects />
      ) : (
        <Split
          label={t('objects.listWidth')}
          axis="x"
          sized="first"
          size={400}
          min={260}
          max={620}
          keep={['object list width', 'machine']}
          first={<ObjectList objects={objects} />}
          last={<ObjectViewer onCall={setCalling} />}
        />
      )}
      {calling && <CallDialog place={calling} onClose={() => setCalling(null)} />}
    </PageFrame>
  );
}
