import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import classes from './work-row.module.css';

/** Asks for the file that a fit's R object goes to. */
export function SaveForm(props: {
  readonly path: string;
  readonly onPath: (path: string) => void;
  readonly onSave: () => void;
}): ReactNode {
  const { path, onPath, onSave } = props;
  return (
    <form
      className={classes.saveForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== '') onSave();
      }}
    >
      <TextInput
        // The user has just asked for it.
        autoFocus
        label={t('jobs.saveAs')}
        description={t('jobs.saveAsAbout')}
        placeholder={t('jobs.saveAsExample')}
        value={path}
        spellCheck={false}
        onChange={(event) => onPath(event.currentTarget.value)}
      />
      <Button type="submit" disabled={path.trim() === ''}>
        {t('jobs.save')}
      </Button>
    </form>
  );
}
