import { TextInput, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '../../shared/texts/texts';
import { useActions, useStudioState } from '../store/use-store';
import { useFocusAfterWork } from '../ui/use-focus-after-work';
import classes from './top-bar.module.css';

/** The project's name; a click makes it an input. */
export function ProjectName(): ReactNode {
  const name = useStudioState((state) => state.project?.name ?? '');
  const { renameProject } = useActions();
  const [text, setText] = useState<string | null>(null);
  const button = useFocusAfterWork(text !== null);

  function end(keep: boolean) {
    const next = text?.trim() ?? '';
    setText(null);
    if (keep && next !== '' && next !== name) void renameProject(next);
  }

  if (text === null) {
    return (
      <h1>
        <button
          ref={button}
          type="button"
          className={classes.name}
          aria-label={t('top.renameProject', { name })}
          title={t('top.rename')}
          onClick={() => setText(name)}
        >
          {name}
        </button>
      </h1>
    );
  }
  return (
    <>
      <VisuallyHidden component="h1">{name}</VisuallyHidden>
      <TextInput
        aria-label={t('top.projectName')}
        value={text}
        maxLength={120}
        w={260}
        ref={(input) => {
          if (input && document.activeElement !== input) input.select();
        }}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => end(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') end(true);
          if (event.key === 'Escape') end(false);
        }}
      />
    </>
  );
}
