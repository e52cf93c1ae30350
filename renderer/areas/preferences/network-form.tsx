import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { NetworkSettings } from '../../../shared/contract/packages';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { unfinished, withoutEmpty } from './network-edit';
import classes from './preferences.module.css';
import { RepositoryRows } from './repository-rows';

const fields = [
  { field: 'mirror', placeholder: 'https://cloud.r-project.org' },
  { field: 'proxy', placeholder: 'http://host:port' },
  { field: 'noProxy', placeholder: 'localhost,.example.org' },
  { field: 'certificate', placeholder: '/etc/ssl/certs/ours.pem' },
] as const;

/** The settings belong together, so they are saved together; `saved` are those of the start. */
export function NetworkForm(props: { readonly saved: NetworkSettings }): ReactNode {
  const { connection } = useStudio();
  const [saved, setSaved] = useState(props.saved);
  const [settings, setSettings] = useState(props.saved);
  const [error, setError] = useState<StudioError | null>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const changed = JSON.stringify(settings) !== JSON.stringify(saved);

  /** What is wrong with a field, where the error is about it. */
  const faultOf = (where: string) =>
    error?.where === where ? [error.message, error.hint].filter(Boolean).join(' ') : undefined;
  const places = new Set<string>([
    ...fields.map(({ field }) => field),
    ...settings.repositories.flatMap((_, i) => [`repositories[${i}].name`, `repositories[${i}].url`]),
  ]);

  function change(patch: Partial<NetworkSettings>) {
    setSettings({ ...settings, ...patch });
    setError(null);
    setState('idle');
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    const typed = withoutEmpty(settings);
    setSettings(typed);
    const left = unfinished(typed);
    if (left) return refuse(left);
    setState('saving');
    try {
      const kept = await connection.call('settings.saveNetwork', typed);
      setSaved(kept);
      setSettings(kept);
      setState('saved');
    } catch (thrown) {
      refuse(asStudioError(thrown));
    }
  }
  function refuse(fault: StudioError) {
    // A field that stands elsewhere now must be there before it can have the focus.
    flushSync(() => {
      setError(fault);
      setState('idle');
    });
    if (fault.where !== undefined) document.getElementById(`network ${fault.where}`)?.focus();
  }

  return (
    <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
      {fields.map(({ field, placeholder }) => (
        <TextInput
          key={field}
          id={`network ${field}`}
          label={t(`preferences.network.${field}`)}
          description={t(`preferences.network.${field}About`)}
          placeholder={placeholder}
          value={settings[field]}
          error={faultOf(field)}
          spellCheck={false}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      <RepositoryRows
        repositories={settings.repositories}
        faultOf={faultOf}
        onChange={(repositories) => change({ repositories })}
      />
      {error && !places.has(error.where ?? '') && <ErrorBox error={error} />}
      <div className={classes.foot}>
        <span role="status" className={classes.about}>
          {state === 'saved' && !changed ? t('preferences.network.saved') : ''}
        </span>
        <Button
          variant="default"
          disabled={!changed}
          onClick={() => {
            setSettings(saved);
            setError(null);
          }}
        >
          {t('preferences.network.revert')}
        </Button>
        <Button type="submit" disabled={!changed || state === 'saving'}>
          {t('preferences.network.save')}
        </Button>
      </div>
    </form>
  );
}
