import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio, useStudioState } from '../../store/use-store';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
import { PageFrame, PageHead } from '../../ui/page-frame';
import { chooseImport } from './choose-import';
import { ColumnRemarks } from './column-remarks';
import { DataGrid } from './data-grid';
import { LevelsDialog } from './levels-dialog';

function sourceWords(source: string): string {
  const [kind, ...rest] = source.split(':');
  const name = rest.join(':');
  return kind === 'sample'
    ? t('data.ofSample', { name })
    : kind === 'file'
      ? t('data.fromFile', { name })
      : source;
}

/** One data set: what it is, what can be done with it, and its rows. */
export function DataTab({ datasetId }: { readonly datasetId: string }): ReactNode {
  const dataset = useStudioState((state) => state.project?.datasets.find(({ id }) => id === datasetId));
  const users = useStudioState(
    (state) => state.project?.models.filter((model) => model.datasetId === datasetId).length ?? 0,
  );
  const { store } = useStudio();
  const { createModel, removeDataset, ask } = store.getState();
  if (!dataset) return <Empty title={t('data.gone')} />;

  async function remove(name: string) {
    const body =
      users > 0 ? t('data.removeUsed', { count: users, n: wholeNumber(users) }) : t('data.removeUnused');
    if (await ask({ title: t('data.removeTitle', { name }), body, confirm: t('ui.actions.remove') })) {
      await removeDataset(datasetId);
    }
  }

  return (
    <PageFrame
      head={
        <PageHead
          title={dataset.name}
          about={t('data.about', {
            rows: t('data.rows', { count: dataset.rowCount, n: wholeNumber(dataset.rowCount) }),
            columns: t('data.columns', {
              count: dataset.columns.length,
              n: wholeNumber(dataset.columns.length),
            }),
            source: sourceWords(dataset.source),
          })}
        >
          <Button leftSection={<Icon name="plus" size={14} />} onClick={() => void createModel(datasetId)}>
            {t('data.newModel')}
          </Button>
          <Button variant="default" onClick={() => void chooseImport(store.getState())}>
            {t('data.import')}
          </Button>
          <Button variant="default" onClick={() => void remove(dataset.name)}>
            {t('ui.actions.remove')}
          </Button>
        </PageHead>
      }
    >
      <ColumnRemarks columns={dataset.columns} />
      <DataGrid key={datasetId} dataset={dataset} />
      <LevelsDialog dataset={dataset} />
    </PageFrame>
  );
}
