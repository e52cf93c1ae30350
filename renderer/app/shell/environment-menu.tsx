import { Menu, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import { activeEnvironment } from '../store/environments-slice';
import { useActions, useStudioState } from '../store/use-store';
import classes from './top-bar.module.css';

/** The environment that the app uses; another one is a click away. */
export function EnvironmentMenu(): ReactNode {
  const active = useStudioState(activeEnvironment);
  const environments = useStudioState((state) => state.environments);
  const { activateEnvironment, showEnvironment, openEnvironmentDialog } = useActions();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.chip} title={`Environment: ${active}`}>
          <VisuallyHidden>Environment</VisuallyHidden>
          <Icon name="environment" size={14} />
          <span className={classes.environment}>{active}</span>
          <Icon name="down" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {environments && environments.length > 0 && (
          <>
            <Menu.Label>Environment</Menu.Label>
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
                        {damaged ? 'damaged' : rVersion === null ? 'no R' : `R ${rVersion}`}
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
          New environment…
        </Menu.Item>
        <Menu.Item onClick={() => showEnvironment({ name: active })}>Manage environments</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
