import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ObjectResult } from '../../../shared/contract/objects';
import type { StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { scrollProps } from '../../ui/scroll-props';
import classes from './add-bar.module.css';
import { faultPlace } from './code-fault';

/** What the last run said, under the code that it ran. */
export type Outcome =
  | { readonly kind: 'said'; readonly said: ObjectResult['said'] }
  | { readonly kind: 'error'; readonly error: StudioError };

/** What R said while it ran, or why it failed and where. */
export function RunOutcome(props: { readonly outcome: Outcome; readonly onClose: () => void }): ReactNode {
  const { outcome, onClose } = props;
  return (
    <div className={classes.outcome}>
      {outcome.kind === 'error' ? <CodeError error={outcome.error} /> : <Said said={outcome.said} />}
      <ActionIcon aria-label={t('objects.said.close')} onClick={onClose}>
        <Icon name="close" />
      </ActionIcon>
    </div>
  );
}

/** What cannot be read is marked in the code itself, so that a line says enough. */
function CodeError({ error }: Pick<Extract<Outcome, { kind: 'error' }>, 'error'>): ReactNode {
  if (!faultPlace(error)) return <ErrorBox error={error} />;
  const [message = ''] = error.message.split('\n');
  return <ErrorBox error={{ message, hint: undefined, condition: undefined }} />;
}

/** Output, messages and warnings in their order. */
export function Said({ said }: { readonly said: ObjectResult['said'] }): ReactNode {
  const lines = said.map(({ level, text }, i) => ({
    key: `line ${i}`,
    level,
    text: text.endsWith('\n') ? text : `${text}\n`,
  }));
  return (
    <pre className={classes.said} {...scrollProps('log', t('objects.said.title'))}>
      {lines.map(({ key, level, text }) => (
        <span key={key} data-level={level}>
          {text}
        </span>
      ))}
    </pre>
  );
}
