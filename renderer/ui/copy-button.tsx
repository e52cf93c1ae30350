import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { Icon } from './icons';

/** Copies `text()` and says so for two seconds. */
export function CopyButton(props: { readonly label: string; readonly text: () => string }): ReactNode {
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon name={clipboard.copied ? 'check' : 'copy'} size={14} />}
      onClick={() => clipboard.copy(props.text())}
    >
      <span aria-live="polite">{clipboard.copied ? t('ui.actions.copied') : props.label}</span>
    </Button>
  );
}
