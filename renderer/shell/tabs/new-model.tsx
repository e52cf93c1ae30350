import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';

/** Makes a model on the data set that there is, or on one of several. */
export function NewModel(): ReactNode {
  const datasets = useStudioState((state) => state.project?.datasets) ?? [];
  const { createModel } = useActions();
  const [only] = datasets;
  if (!only) return null;
  const icon = <Icon name="plus" size={14} />;
  if (datasets.length === 1) {
    return (
      <Tooltip label={t('shell.navigation.newModel')}>
        <ActionIcon
          size={22}
          aria-label={t('shell.navigation.newModel')}
          onClick={() => void createModel(only.id)}
        >
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={22} aria-label={t('shell.navigation.newModel')}>
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.navigation.newModelOn')}</Menu.Label>
        {datasets.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void createModel(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
