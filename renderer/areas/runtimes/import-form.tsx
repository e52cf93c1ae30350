import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { useStudio } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import classes from './runtimes.module.css';

/** An archive by its path; a runtime is too large to be sent through a window. The task tells what comes of it. */
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
    <form className={classes.form} onSubmit={(event) => void submit(event)} aria-label="Import a runtime">
      <div className={classes.fields}>
        <TextInput
          className={classes.path ?? ''}
          label="Archive"
          description="The full path of a .tar.gz, .tar.bz2, .tar.xz, .tar or .zip file on the machine that R runs on"
          placeholder="/home/me/Downloads/brmspy-runtime-0.2.0-linux-x86_64-r4.5.tar.gz"
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
          Import
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <p className={classes.about}>
        It is checked before it is kept: one that is damaged, incomplete or unsafe is refused, and nothing of
        it stays.
      </p>
      {error && <ErrorBox error={error} />}
    </form>
  );
}
