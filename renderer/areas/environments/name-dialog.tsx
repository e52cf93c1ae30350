import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import type { EnvironmentDialog } from '../../store/state/environment-life';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { useReturnFocus } from '../../ui/use-return-focus';
import { copyName, newNameFault } from './environment-name';

type Naming = Exclude<EnvironmentDialog, { readonly kind: 'trash' }>;

/** Asks for the name of a new environment, of a copy, or of one that is to have another. */
export function NameDialog({ dialog }: { readonly dialog: Naming }): ReactNode {
  useReturnFocus('[data-environment-list]');
  const environments = useStudioState((state) => state.environments) ?? [];
  const { openEnvironmentDialog, createEnvironment, cloneEnvironment, renameEnvironment } = useActions();
  const asked = useStudioState((state) => state.question !== null);
  const of = dialog.kind === 'new' ? null : dialog.name;
  const [name, setName] = useState(() => {
    if (of === null) return '';
    return dialog.kind === 'rename' ? of : copyName(of, environments);
  });
  const [error, setError] = useState<StudioError | null>(null);
  const [busy, setBusy] = useState(false);
  const fault = newNameFault(name, environments, dialog.kind === 'rename' ? of : null);
  const close = () => openEnvironmentDialog(null);

  async function carryOut() {
    if (of === null) await createEnvironment(name);
    else if (dialog.kind === 'clone') await cloneEnvironment(of, name);
    else await renameEnvironment(of, name);
  }
  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (fault !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      await carryOut();
      close();
    } catch (thrown) {
      setError(asStudioError(thrown));
      setBusy(false);
    }
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t(`environments.naming.title.${dialog.kind}`, { name: of ?? '' })}
      centered
      size="sm"
      // A question over it closes first.
      closeOnEscape={!asked}
      trapFocus={!asked}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      <form onSubmit={(event) => void onSubmit(event)}>
        <TextInput
          label={t('environments.naming.label')}
          description={dialog.kind === 'rename' ? undefined : t(`environments.naming.about.${dialog.kind}`)}
          value={name}
          error={name === '' || (dialog.kind === 'rename' && name === of) ? null : fault}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {error && (
          <div style={{ marginTop: 10 }}>
            <ErrorBox error={error} />
          </div>
        )}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={close}>
            {t('ui.actions.cancel')}
          </Button>
          <Button type="submit" disabled={fault !== null} loading={busy}>
            {t(`environments.naming.confirm.${dialog.kind}`)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
