import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WireError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import classes from './error-box.module.css';
import { Icon } from './icons';

type Shown = Pick<WireError, 'message' | 'hint' | 'condition'>;

/** A `StudioError` also holds undefined where a wire error leaves a field out. */
type Loose = { readonly [K in keyof Shown]: Shown[K] | undefined } & { readonly message: string };

/** What went wrong and what to do, where it went wrong; R's traceback folded away. */
export function ErrorBox(props: {
  readonly error: Loose;
  readonly tone?: 'error' | 'warning';
  readonly retry?: () => void;
  readonly retryLabel?: string;
}): ReactNode {
  const { error, tone = 'error', retry, retryLabel = t('ui.actions.tryAgain') } = props;
  const trace = error.condition?.traceback ?? [];
  return (
    <div className={classes.box} data-tone={tone} role="alert">
      <Icon name={tone === 'error' ? 'fail' : 'warning'} className={classes.icon ?? ''} />
      <div className={classes.text}>
        <div className={classes.message}>{error.message}</div>
        {error.hint && <div className={classes.hint}>{error.hint}</div>}
        {trace.length > 0 && (
          <details className={classes.trace}>
            <summary>{t('ui.traceback')}</summary>
            <pre>{trace.join('\n')}</pre>
          </details>
        )}
      </div>
      {retry && (
        <Button size="compact-sm" variant="default" onClick={retry}>
          {retryLabel}
        </Button>
      )}
    </div>
  );
}
