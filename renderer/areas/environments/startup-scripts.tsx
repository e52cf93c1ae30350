import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../../shared/texts/texts';
import { newScript, type ScriptRow } from '../../store/config-edit';
import { useStudioState } from '../../store/use-store';
import { CodeEditor } from '../../ui/code-editor';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { idleProps } from '../../ui/idle-props';
import classes from './configuration.module.css';
import { failedScript, movedTo } from './script-order';

interface Props {
  readonly environment: string;
  readonly scripts: readonly ScriptRow[];
  readonly onChange: (scripts: readonly ScriptRow[]) => void;
}

/** R code that every worker runs at its start, script by script. Alt+Up and Alt+Down move the one that is edited. */
export function StartupScripts({ environment, scripts, onChange }: Props): ReactNode {
  const trial = useStudioState((state) => state.trials[environment]);
  const failed = trial?.state === 'done' ? failedScript(trial.trial, trial.scripts) : null;
  const error = trial?.state === 'done' ? trial.trial.error : null;
  const list = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (failed !== null)
      list.current?.querySelector('[data-failed="true"]')?.scrollIntoView({ block: 'center' });
  }, [failed]);

  /** Moving an element takes the focus off it; it is given back to what had it. */
  function move(index: number, by: -1 | 1) {
    const had = document.activeElement;
    flushSync(() => onChange(movedTo(scripts, index, index + by)));
    if (!(had instanceof HTMLElement) || !had.isConnected) return;
    had.focus();
    had.scrollIntoView({ block: 'nearest' });
  }
  function onKeyDown(event: KeyboardEvent, index: number) {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    move(index, by);
  }
  function append() {
    flushSync(() => onChange([...scripts, newScript()]));
    list.current?.querySelector<HTMLElement>('li:last-child .cm-content')?.focus();
  }
  function remove(index: number) {
    onChange(scripts.filter((_, i) => i !== index));
    add.current?.focus();
  }

  return (
    <section aria-label={t('environments.scripts.title')}>
      <div className={classes.titled}>
        <h3>{t('environments.scripts.title')}</h3>
        <Button ref={add} variant="default" leftSection={<Icon name="plus" size={14} />} onClick={append}>
          {t('environments.scripts.add')}
        </Button>
      </div>
      <p className={classes.about}>{t('environments.scripts.about')}</p>
      <ol ref={list} className={classes.scripts}>
        {scripts.map(({ id, code }, index) => {
          const number = index + 1;
          const put = (next: string) =>
            onChange(scripts.map((each) => (each.id === id ? { ...each, code: next } : each)));
          return (
            <li
              key={id}
              className={classes.script}
              data-failed={failed === id}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <div className={classes.bar}>
                <span className={classes.number}>{t('environments.scripts.script', { n: number })}</span>
                <Step
                  label={t('environments.scripts.up', { n: number })}
                  keys="Alt ↑"
                  icon="up"
                  disabled={index === 0}
                  onStep={() => move(index, -1)}
                />
                <Step
                  label={t('environments.scripts.down', { n: number })}
                  keys="Alt ↓"
                  icon="sink"
                  disabled={number === scripts.length}
                  onStep={() => move(index, 1)}
                />
                <Step
                  label={t('environments.scripts.remove', { n: number })}
                  icon="close"
                  onStep={() => remove(index)}
                />
              </div>
              <CodeEditor code={code} label={t('environments.scripts.code', { n: number })} onChange={put} />
              {failed === id && error && (
                <div className={classes.fault}>
                  <ErrorBox error={error} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Step(props: {
  readonly label: string;
  readonly keys?: string;
  readonly icon: 'up' | 'sink' | 'close';
  readonly disabled?: boolean;
  readonly onStep: () => void;
}): ReactNode {
  const { label, keys, icon, disabled = false, onStep } = props;
  return (
    <Tooltip label={keys ? t('environments.scripts.withKeys', { label, keys }) : label}>
      <ActionIcon
        className={classes.step ?? ''}
        aria-label={label}
        {...idleProps(disabled)}
        onClick={() => !disabled && onStep()}
      >
        <Icon name={icon} size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
