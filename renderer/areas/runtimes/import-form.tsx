import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import classes from './runtimes.module.css';

/** An archive by its path; a runtime is too large to be sent through a window. The job tells what comes of it. */
export function ImportForm(props: { readonly environment: string; readonly onClose: () => void }): ReactNode {
  const { environment, onClose } = props;
  const { connection } = useStudio();
  const [path, setPath] = useState('');
  const [error, setError] = useState<StudioError | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await connection.call('runtimes.import', { path: path.trim(), environment });
      onClose();
    } catch (thrown) {
      setError(asStudioError(thrown));
    }
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => void submit(event)}
      aria-label={t('runtimes.import.label')}
    >
      <div className={classes.fields}>
        <TextInput
          className={classes.path ?? ''}
          label={t('runtimes.import.archive')}
          description={t('runtimes.import.archiveAbout')}
          placeholder={t('runtimes.import.archiveExample')}
          value={path}
          spellCheck={false}
          data-autofocus
          autoFocus
          onChange={(event) => setPath(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
        <Button type="submit" disabled={path.trim() === ''}>
          {t('runtimes.import.run')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('ui.actions.cancel')}
        </Button>
      </div>
      <p className={classes.about}>{t('runtimes.import.about')}</p>
      {error && <ErrorBox error={error} />}
    </form>
  );
}
