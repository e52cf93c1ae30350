import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { chooseImport } from '../../areas/data/choose-import';
import { useStudio } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
import { lazyBody, type TabKind } from './tab-kind';

/** A data set of the project. */
export const dataKind: TabKind = {
  icon: 'data',
  palette: 'shell.navigation.data',
  section: { title: 'shell.navigation.data', none: 'shell.navigation.noData', Action: ImportData },
  title: ({ project }, id) => project?.datasets.find((dataset) => dataset.id === id)?.name ?? id,
  items: ({ project }) =>
    (project?.datasets ?? []).map(({ id, rowCount }) => ({ id, aside: wholeNumber(rowCount) })),
  help: () => ({
    title: 'shell.navigation.data',
    text: ['shell.glossary.data.cells', 'shell.glossary.data.kinds'],
    facts: [
      [t('data.badge.double'), 'shell.glossary.data.double'],
      [t('data.badge.integer'), 'shell.glossary.data.integer'],
      [t('data.badge.logical'), 'shell.glossary.data.logical'],
      [t('data.badge.string'), 'shell.glossary.data.string'],
      [t('data.badge.factor'), 'shell.glossary.data.factor'],
      [t('data.badge.ordered'), 'shell.glossary.data.ordered'],
    ],
  }),
  ...lazyBody(async () => {
    const { DataTab } = await import('../../areas/data/data-tab');
    return ({ id }) => <DataTab datasetId={id} />;
  }),
};

function ImportData(): ReactNode {
  const { store } = useStudio();
  const label = t('shell.navigation.importFile');
  return (
    <Tooltip label={label}>
      <ActionIcon size={22} aria-label={label} onClick={() => void chooseImport(store.getState())}>
        <Icon name="plus" size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
