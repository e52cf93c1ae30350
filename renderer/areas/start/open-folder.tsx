import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import classes from './start-page.module.css';

/** Opens a project by its folder. */
export function OpenFolder(): ReactNode {
  const folder = useStudioState((state) => state.info?.projectsFolder);
  const { openProject } = useActions();
  const [path, setPath] = useState('');
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (path.trim() !== '') void openProject(path.trim());
  }
  return (
    <form className={classes.open} onSubmit={onSubmit}>
      <TextInput
        label={t('start.openFolder')}
        placeholder={folder ? `${folder}/…` : t('start.openFolderPath')}
        value={path}
        spellCheck={false}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="xs" disabled={path.trim() === ''}>
        {t('start.open')}
      </Button>
    </form>
  );
}
