import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { StudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { RecentList } from '../areas/start/recent-list';
import type { PathForm } from '../store/state/shell';
import { useActions, useStudioState } from '../store/use-store';
import { ErrorBox } from '../ui/error-box';
import classes from './path-dialog.module.css';

/** Asks for a path where the host has no dialogs of its own: the project to open, or where its copy goes. */
export function PathDialog(): ReactNode {
  const form = useStudioState((state) => state.pathForm);
  const { showPathForm } = useActions();
  const close = () => showPathForm(null);
  // The words stay while the dialog fades.
  const [shown, setShown] = useState<PathForm>('open');
  useEffect(() => {
    if (form) setShown(form);
  }, [form]);
  return (
    <Modal
      opened={form !== null}
      onClose={close}
      title={shown === 'open' ? t('shell.openTitle') : t('shell.copyTitle')}
      centered
      size={560}
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
    >
      {shown === 'open' ? <OpenForm close={close} /> : <CopyForm close={close} />}
    </Modal>
  );
}

interface FormProps {
  readonly close: () => void;
}

function OpenForm({ close }: FormProps): ReactNode {
  const folder = useStudioState((state) => state.info?.projectsFolder);
  const { openProject } = useActions();
  const [path, setPath] = useState('');
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const wanted = path.trim();
    if (wanted === '') return;
    close();
    void openProject(wanted);
  }
  return (
    <>
      <form onSubmit={onSubmit}>
        <PathField
          label={t('shell.openPath')}
          about={t('shell.openPathAbout')}
          placeholder={folder ? `${folder}/…` : ''}
          path={path}
          onPath={setPath}
        />
        <Buttons confirm={t('shell.open')} disabled={path.trim() === ''} close={close} />
      </form>
      <h3 className={classes.title}>{t('shell.recent')}</h3>
      <div className={classes.recent}>
        <RecentList onOpen={close} />
      </div>
    </>
  );
}

function CopyForm({ close }: FormProps): ReactNode {
  const project = useStudioState((state) => state.project?.path ?? '');
  const { saveCopyAt } = useActions();
  const [error, setError] = useState<StudioError | null>(null);
  const [path, setPath] = useState(project === '' ? '' : t('shell.copyOf', { path: project }));
  const [busy, setBusy] = useState(false);
  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const refused = await saveCopyAt(path.trim());
    setBusy(false);
    setError(refused);
    if (!refused) close();
  }
  return (
    <form onSubmit={(event) => void onSubmit(event)}>
      <PathField label={t('shell.copyPath')} about={t('shell.copyPathAbout')} path={path} onPath={setPath} />
      {error && (
        <div className={classes.error}>
          <ErrorBox error={error} />
        </div>
      )}
      <Buttons confirm={t('shell.copy')} disabled={path.trim() === ''} busy={busy} close={close} />
    </form>
  );
}

function PathField(props: {
  readonly label: string;
  readonly about: string;
  readonly placeholder?: string;
  readonly path: string;
  readonly onPath: (path: string) => void;
}): ReactNode {
  const { label, about, placeholder = '', path, onPath } = props;
  return (
    <TextInput
      label={label}
      description={about}
      placeholder={placeholder}
      value={path}
      spellCheck={false}
      data-autofocus
      onChange={(event) => onPath(event.currentTarget.value)}
    />
  );
}

function Buttons(props: {
  readonly confirm: string;
  readonly disabled: boolean;
  readonly busy?: boolean;
  readonly close: () => void;
}): ReactNode {
  const { confirm, disabled, busy = false, close } = props;
  return (
    <Group justify="flex-end" gap={8} mt={12}>
      <Button variant="default" onClick={close}>
        {t('ui.actions.cancel')}
      </Button>
      <Button type="submit" disabled={disabled} loading={busy}>
        {confirm}
      </Button>
    </Group>
  );
}
