import { Menu, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { activeEnvironment } from '../store/environments-slice';
import { useActions, useStudioState } from '../store/use-store';
import { Icon } from '../ui/icons';
import classes from './top-bar.module.css';

/** The environment that the app uses; another one is a click away. */
export function EnvironmentMenu(): ReactNode {
  const active = useStudioState(activeEnvironment);
  const environments = useStudioState((state) => state.environments);
  const { activateEnvironment, showEnvironment, openEnvironmentDialog } = useActions();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.chip} title={t('shell.environment.title', { name: active })}>
          <VisuallyHidden>{t('shell.environment.label')}</VisuallyHidden>
          <Icon name="environment" size={14} />
          <span className={classes.environment}>{active}</span>
          <Icon name="down" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {environments && environments.length > 0 && (
          <>
            <Menu.Label>{t('shell.environment.label')}</Menu.Label>
            <div className={classes.environments}>
              <Menu.RadioGroup value={active} onChange={(name) => void activateEnvironment(name)}>
                {environments.map(({ name, damaged, rVersion }) => (
                  <Menu.RadioItem
                    key={name}
                    value={name}
                    closeMenuOnClick
                    disabled={damaged !== null}
                    title={damaged?.message}
                    rightSection={
                      <span className={classes.key}>
                        {damaged
                          ? t('shell.environment.damaged')
                          : rVersion === null
                            ? t('shell.environment.noR')
                            : t('shell.environment.version', { version: rVersion })}
                      </span>
                    }
                  >
                    <span className={classes.environment}>{name}</span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </div>
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          onClick={() => {
            showEnvironment();
            openEnvironmentDialog({ kind: 'new' });
          }}
        >
          {t('shell.newEnvironment')}
        </Menu.Item>
        <Menu.Item onClick={() => showEnvironment({ name: active })}>
          {t('shell.environment.manage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
