import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PreferenceName } from '../../../shared/contract/preferences';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import classes from './preferences.module.css';
import type { PreferenceView } from './use-preference';

/** The id of a preference's control: its label points to it, and so may whoever leads there. */
export function controlId(name: PreferenceName): string {
  return `preference ${name}`;
}

/** A preference: what it is, its control, and the way back to what it was at first. */
export function PreferenceRow(props: {
  readonly name: PreferenceName;
  readonly label: string;
  readonly about: string;
  readonly view: Pick<PreferenceView<unknown>, 'changed' | 'fault' | 'reset'>;
  /** The default, as it is called. */
  readonly usual: string;
  /** Its own line below the words, for what needs the width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { name, label, about, view, usual, wide = false, children } = props;
  return (
    <div className={classes.row} data-wide={wide}>
      <div className={classes.pair}>
        <div className={classes.words}>
          <label htmlFor={controlId(name)} id={`${controlId(name)} label`}>
            {label}
          </label>
          <div className={classes.about} id={`${controlId(name)} about`}>
            {about}
          </div>
        </div>
        <div className={classes.control}>
          {children}
          {view.fault !== null && (
            <div className={classes.fault} role="alert">
              {view.fault}
            </div>
          )}
        </div>
      </div>
      <div className={classes.reset}>
        {view.changed && (
          <Tooltip label={t('preferences.resetHint', { value: usual })}>
            <ActionIcon
              aria-label={t('preferences.reset', { name: label })}
              onClick={() => {
                view.reset();
                // The button goes with what it undoes.
                document.getElementById(controlId(name))?.focus();
              }}
            >
              <Icon name="undo" size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </div>
  );
}
