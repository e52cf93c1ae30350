import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RuntimeInfo } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { StatusIcon } from '../../ui/status-icon';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import { useSlow } from '../../ui/working';
import { runtimeFacts, runtimeUsers } from './runtime-text';
import classes from './runtimes.module.css';

/** One runtime: what it is, what is wrong with it, and what can be done. */
export function RuntimeRow(props: {
  readonly runtime: RuntimeInfo;
  readonly environment: string;
  /** One of the runtimes is being worked on. */
  readonly busy: boolean;
  /** This one is. */
  readonly working: boolean;
  readonly onUse: () => void;
  readonly onLeave: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { runtime, environment, busy, working, onUse, onLeave, onRemove } = props;
  const { name, usedBy, problems, usable } = runtime;
  const used = usedBy.includes(environment);
  const slow = useSlow(working);
  const change = useFocusAfterWork(working);
  return (
    <li className={classes.runtime} aria-label={name}>
      <div className={classes.body}>
        <div className={classes.name}>
          <StatusIcon status={!usable ? 'fail' : problems.length > 0 ? 'warn' : 'pass'} />
          <VisuallyHidden>{t(usable ? 'runtimes.usable' : 'runtimes.unusable')}</VisuallyHidden>
          {name}
          {used && <span className={classes.mark}>{t('runtimes.used')}</span>}
        </div>
        <div className={classes.facts}>{runtimeFacts(runtime)}</div>
        <div className={classes.facts}>{runtimeUsers(runtime)}</div>
        {problems.length > 0 && (
          <ul className={classes.problems} aria-label={t('runtimes.problems', { name })}>
            {problems.map((problem) => (
              <li key={problem} className={classes.problem}>
                {problem}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={classes.actions}>
        <Button
          ref={change}
          variant="default"
          loading={slow}
          disabled={busy || !(used || usable)}
          title={used || usable ? undefined : problems[0]}
          onClick={used ? onLeave : onUse}
        >
          {t(used ? 'runtimes.stopUsing' : 'runtimes.use')}
        </Button>
        <Button
          variant="default"
          disabled={busy || usedBy.length > 0}
          title={usedBy.length > 0 ? runtimeUsers(runtime) : undefined}
          onClick={onRemove}
        >
          {t('ui.actions.remove')}
        </Button>
      </div>
    </li>
  );
}
