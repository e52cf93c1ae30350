import { ActionIcon, Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { NetworkSettings } from '../../../shared/contract/packages';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { useStudio } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { useQuery } from '../../ui/use-query';
import { useReturnFocus } from '../../ui/use-return-focus';
import { SkeletonRows } from '../../ui/working';
import classes from './dialogs.module.css';
import { unfinished, withoutEmpty } from './network-edit';

/** How packages and other downloads reach the network, for all environments. */
export function NetworkDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { connection } = useStudio();
  useReturnFocus('[aria-label="More about packages"]');
  const query = useQuery('network', (signal) => connection.call('settings.network', undefined, signal));
  return (
    <Modal
      opened
      onClose={onClose}
      title="Network settings"
      size={620}
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {query.error && <ErrorBox error={query.error} retry={query.reload} />}
      {!query.data && !query.error && <SkeletonRows rows={6} label="Loading the settings" />}
      {query.data && <NetworkForm saved={query.data} onClose={onClose} />}
    </Modal>
  );
}

const fields = [
  {
    field: 'mirror',
    wide: true,
    label: 'CRAN mirror',
    placeholder: 'https://cloud.r-project.org',
    description: 'Where packages come from. Empty: the one that R has.',
  },
  {
    field: 'proxy',
    wide: false,
    label: 'Proxy',
    placeholder: 'http://host:port',
    description: 'Empty: the one of the system, or none.',
  },
  {
    field: 'noProxy',
    wide: false,
    label: 'Hosts without the proxy',
    placeholder: 'localhost,.example.org',
    description: 'Names with commas between them.',
  },
  {
    field: 'certificate',
    wide: true,
    label: 'Certificates',
    placeholder: '/etc/ssl/certs/ours.pem',
    description: 'A file of certificates (PEM) to trust. Empty: those of the system.',
  },
] as const;

function focusField(where: string | undefined): void {
  if (where !== undefined) document.getElementById(`network ${where}`)?.focus();
}

function NetworkForm(props: { readonly saved: NetworkSettings; readonly onClose: () => void }): ReactNode {
  const { saved, onClose } = props;
  const { connection } = useStudio();
  const [settings, setSettings] = useState(saved);
  const [error, setError] = useState<StudioError | null>(null);
  const [saving, setSaving] = useState(false);
  const { repositories } = settings;

  /** What is wrong with a field, where the error is about it. */
  const faultOf = (where: string) =>
    error?.where === where ? [error.message, error.hint].filter(Boolean).join(' ') : undefined;
  const places = new Set<string>([
    ...fields.map(({ field }) => field),
    ...repositories.flatMap((_, i) => [`repositories[${i}].name`, `repositories[${i}].url`]),
  ]);

  function change(patch: Partial<NetworkSettings>) {
    setSettings({ ...settings, ...patch });
    setError(null);
  }
  const changeRepository = (index: number, patch: Partial<(typeof repositories)[number]>) =>
    change({ repositories: repositories.map((each, i) => (i === index ? { ...each, ...patch } : each)) });

  async function save(event: FormEvent) {
    event.preventDefault();
    const typed = withoutEmpty(settings);
    setSettings(typed);
    const left = unfinished(typed);
    if (left) return refuse(left);
    setSaving(true);
    try {
      await connection.call('settings.saveNetwork', typed);
      onClose();
    } catch (thrown) {
      refuse(asStudioError(thrown));
    }
  }
  function refuse(fault: StudioError) {
    // A field that stands elsewhere now must be there before it can have the focus.
    flushSync(() => {
      setError(fault);
      setSaving(false);
    });
    focusField(fault.where);
  }
  function addRepository() {
    flushSync(() => change({ repositories: [...repositories, { name: '', url: '' }] }));
    focusField(`repositories[${repositories.length}].name`);
  }

  return (
    <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
      <div className={classes.pairs}>
        {fields.map(({ field, label, placeholder, description, wide }) => (
          <TextInput
            key={field}
            id={`network ${field}`}
            className={wide ? (classes.whole ?? '') : ''}
            label={label}
            description={description}
            placeholder={placeholder}
            value={settings[field]}
            error={faultOf(field)}
            spellCheck={false}
            data-autofocus={field === 'mirror' || undefined}
            onChange={(event) => change({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <fieldset className={classes.group}>
        <legend>Further repositories</legend>
        {repositories.map((repository, index) => (
          // A row is known by its place: it has no name until one is typed.
          <div key={`repository ${index + 1}`} className={classes.repository}>
            <TextInput
              id={`network repositories[${index}].name`}
              aria-label={`Name of repository ${index + 1}`}
              placeholder="Name"
              value={repository.name}
              error={faultOf(`repositories[${index}].name`)}
              spellCheck={false}
              onChange={(event) => changeRepository(index, { name: event.currentTarget.value })}
            />
            <TextInput
              id={`network repositories[${index}].url`}
              aria-label={`Address of repository ${index + 1}`}
              placeholder="https://name.r-universe.dev"
              value={repository.url}
              error={faultOf(`repositories[${index}].url`)}
              spellCheck={false}
              onChange={(event) => changeRepository(index, { url: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={`Remove repository ${repository.name || index + 1}`}
              onClick={() => {
                change({ repositories: repositories.filter((_, i) => i !== index) });
                document.getElementById('network add')?.focus();
              }}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
          </div>
        ))}
        <Button
          id="network add"
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          disabled={repositories.length >= 20}
          onClick={addRepository}
        >
          Add repository
        </Button>
      </fieldset>
      {error && !places.has(error.where ?? '') && <ErrorBox error={error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={saving}>
          Save
        </Button>
      </Group>
    </form>
  );
}
