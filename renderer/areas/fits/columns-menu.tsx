import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { type MeasureId, shownAtFirst } from '../../../shared/stats/measures/list';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { toggled } from '../../ui/toggled';
import { columnChoices } from './summary-columns';

interface Props {
  readonly prob: number;
  readonly shown: readonly MeasureId[];
  readonly onShown: (shown: readonly MeasureId[]) => void;
}

/** Which measures the summary shows: each can be ticked or not, and the menu stays open meanwhile. */
export function ColumnsMenu({ prob, shown, onShown }: Props): ReactNode {
  const toggle = (id: MeasureId) => onShown(toggled(shown, id));
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<Icon name="down" size={12} />}>
          {t('fits.summary.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columnChoices(prob).map(({ id, label }) => (
          <Menu.CheckboxItem key={id} checked={shown.includes(id)} onChange={() => toggle(id)}>
            {label}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onShown(shownAtFirst)}>{t('fits.summary.usualColumns')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
