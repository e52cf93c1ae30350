import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { TrashedEnvironment } from '../../../shared/contract/environments';
import { useActions, useStudioState } from '../../app/store/use-store';
import { byteSize, counted, dateTime } from '../../ui/number-text';
import { useReturnFocus } from '../../ui/use-return-focus';
import { SkeletonRows } from '../../ui/working';
import { copyName } from './environment-name';
import classes from './trash-dialog.module.css';

/** What was deleted: to be had back, or deleted for good. */
export function TrashDialog(): ReactNode {
  useReturnFocus('[role="listbox"][aria-label="Environments"]');
  const trashed = useStudioState((state) => state.trashedEnvironments);
  const asked = useStudioState((state) => state.question !== null);
  const { openEnvironmentDialog, refreshTrash, emptyTrash, ask } = useActions();
  useEffect(() => void refreshTrash(), [refreshTrash]);

  async function deleteForGood(leaving: readonly TrashedEnvironment[]) {
    const [only] = leaving;
    const what = leaving.length === 1 && only ? `“${only.name}”` : counted(leaving.length, 'environment');
    const bytes = leaving.reduce((sum, each) => sum + each.bytes, 0);
    const yes = await ask({
      title: `Delete ${what} for good?`,
      body: `This frees ${byteSize(bytes)} and cannot be undone.`,
      confirm: 'Delete for good',
    });
    if (yes) await emptyTrash(leaving.map(({ id }) => id));
  }

  return (
    <Modal
      opened
      onClose={() => openEnvironmentDialog(null)}
      title="Deleted environments"
      centered
      size={560}
      // A question over it closes first.
      closeOnEscape={!asked}
      trapFocus={!asked}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {trashed === null && <SkeletonRows rows={3} label="Looking into the trash" />}
      {trashed?.length === 0 && <p className={classes.none}>The trash is empty.</p>}
      {trashed && trashed.length > 0 && (
        <ul className={classes.list} aria-label="Deleted environments">
          {trashed.map((each) => (
            <Deleted key={each.id} each={each} onDelete={() => void deleteForGood([each])} />
          ))}
        </ul>
      )}
      <Group justify="space-between" mt={16}>
        <Button
          variant="default"
          disabled={!trashed || trashed.length === 0}
          onClick={() => trashed && void deleteForGood(trashed)}
        >
          Empty the trash
        </Button>
        <Button variant="default" onClick={() => openEnvironmentDialog(null)}>
          Close
        </Button>
      </Group>
    </Modal>
  );
}

function Deleted(props: { readonly each: TrashedEnvironment; readonly onDelete: () => void }): ReactNode {
  const { each, onDelete } = props;
  const environments = useStudioState((state) => state.environments) ?? [];
  const { restoreEnvironment } = useActions();
  const taken = environments.some(({ name }) => name.toLowerCase() === each.name.toLowerCase());
  const other = copyName(each.name, environments);
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.name} title={each.name}>
          {each.name}
        </div>
        <div className={classes.facts}>
          {dateTime(new Date(each.deletedAt).toISOString())} · {byteSize(each.bytes)}
        </div>
      </div>
      <Button
        variant="default"
        title={taken ? `Its name is taken: it comes back as “${other}”` : undefined}
        onClick={() => void restoreEnvironment(each.id, taken ? other : undefined)}
      >
        {taken ? `Restore as “${other}”` : 'Restore'}
      </Button>
      <Button variant="default" aria-label={`Delete for good: ${each.name}`} onClick={onDelete}>
        Delete for good
      </Button>
    </li>
  );
}
