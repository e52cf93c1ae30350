import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { TrashedEnvironment } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { byteSize, dateTime, wholeNumber } from '../../ui/number-text';
import { useReturnFocus } from '../../ui/use-return-focus';
import { SkeletonRows } from '../../ui/working';
import { copyName } from './environment-name';
import classes from './trash-dialog.module.css';

/** What was deleted: to be had back, or deleted for good. */
export function TrashDialog(): ReactNode {
  useReturnFocus('[data-environment-list]');
  const trashed = useStudioState((state) => state.trashedEnvironments);
  const asked = useStudioState((state) => state.question !== null);
  const { openEnvironmentDialog, refreshTrash, emptyTrash, ask } = useActions();
  useEffect(() => void refreshTrash(), [refreshTrash]);

  async function deleteForGood(leaving: readonly TrashedEnvironment[]) {
    const [only] = leaving;
    const count = leaving.length;
    const bytes = leaving.reduce((sum, each) => sum + each.bytes, 0);
    const yes = await ask({
      title:
        count === 1 && only
          ? t('environments.trash.deleteNamed', { name: only.name })
          : t('environments.trash.deleteMany', { count, n: wholeNumber(count) }),
      body: t('environments.trash.deleteAbout', { size: byteSize(bytes) }),
      confirm: t('environments.trash.delete'),
    });
    if (yes) await emptyTrash(leaving.map(({ id }) => id));
  }

  return (
    <Modal
      opened
      onClose={() => openEnvironmentDialog(null)}
      title={t('environments.trash.title')}
      centered
      size={560}
      // A question over it closes first.
      closeOnEscape={!asked}
      trapFocus={!asked}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      {trashed === null && <SkeletonRows rows={3} label={t('environments.trash.loading')} />}
      {trashed?.length === 0 && <p className={classes.none}>{t('environments.trash.none')}</p>}
      {trashed && trashed.length > 0 && (
        <ul className={classes.list} aria-label={t('environments.trash.title')}>
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
          {t('environments.trash.empty')}
        </Button>
        <Button variant="default" onClick={() => openEnvironmentDialog(null)}>
          {t('ui.actions.close')}
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
        title={taken ? t('environments.trash.taken', { name: other }) : undefined}
        onClick={() => void restoreEnvironment(each.id, taken ? other : undefined)}
      >
        {taken ? t('environments.trash.restoreAs', { name: other }) : t('environments.trash.restore')}
      </Button>
      <Button
        variant="default"
        aria-label={t('environments.trash.deleteOne', { name: each.name })}
        onClick={onDelete}
      >
        {t('environments.trash.delete')}
      </Button>
    </li>
  );
}
