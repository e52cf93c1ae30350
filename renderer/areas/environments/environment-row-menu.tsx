import { Menu } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { useEnvironmentRuns } from './use-environment-runs';

/** What can be done to an environment, as the context menu of its row. */
export function EnvironmentRowMenu(props: {
  readonly entry: EnvironmentEntry;
  readonly children: ReactElement;
}): ReactNode {
  const { entry, children } = props;
  const { activate, clone, rename, remove } = useEnvironmentRuns()(entry);
  const keys = { activate: '', clone: '', rename: 'F2', remove: 'Delete' } as const;
  return (
    <Menu position="bottom-start" returnFocus width={200}>
      <Menu.ContextMenu>{children}</Menu.ContextMenu>
      <Menu.Dropdown aria-label={t('environments.menu', { name: entry.name })}>
        <Menu.Label>{entry.name}</Menu.Label>
        {[activate, clone, rename, remove].map(({ kind, label, refusal, run }) => (
          <Menu.Item
            key={kind}
            disabled={run === null}
            title={refusal ?? undefined}
            rightSection={keys[kind]}
            onClick={() => run?.()}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
