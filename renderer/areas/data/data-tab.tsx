import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useActions, useStudioState } from '../../app/store/use-store';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icons';
import { counted } from '../../ui/number-text';
import { DataGrid } from './data-grid';
import classes from './data-tab.module.css';
import { LevelsDialog } from './levels-dialog';
import { pickCsv } from './pick-csv';

function sourceWords(source: string): string {
  const [kind, ...rest] = source.split(':');
  const name = rest.join(':');
  return kind === 'sample' ? `sample “${name}”` : kind === 'file' ? `from ${name}` : source;
}

/** One data set: what it is, what can be done with it, and its rows. */
export function DataTab({ datasetId }: { readonly datasetId: string }): ReactNode {
  const dataset = useStudioState((state) => state.project?.datasets.find(({ id }) => id === datasetId));
  const users = useStudioState(
    (state) => state.project?.models.filter((model) => model.datasetId === datasetId).length ?? 0,
  );
  const { createModel, importFile, removeDataset, ask } = useActions();
  if (!dataset) return <Empty title="This data set is no longer in the project" />;

  async function remove(name: string) {
    const body =
      users > 0
        ? `${counted(users, 'model')} of this project ${users === 1 ? 'is' : 'are'} about it and could not be fitted any more. Fits that exist are kept.`
        : 'The file that it was imported from is not touched.';
    if (await ask({ title: `Remove data set “${name}”?`, body, confirm: 'Remove' })) {
      await removeDataset(datasetId);
    }
  }

  return (
    <div className={classes.tab}>
      <div className={classes.bar}>
        <h2>{dataset.name}</h2>
        <span className={classes.facts}>
          {counted(dataset.rowCount, 'row')}, {counted(dataset.columns.length, 'column')} ·{' '}
          {sourceWords(dataset.source)}
        </span>
        <Button leftSection={<Icon name="plus" size={14} />} onClick={() => void createModel(datasetId)}>
          New model
        </Button>
        <Button variant="default" onClick={() => void pickCsv().then((file) => file && importFile(file))}>
          Import CSV…
        </Button>
        <Button variant="default" onClick={() => void remove(dataset.name)}>
          Remove
        </Button>
      </div>
      <DataGrid key={datasetId} dataset={dataset} />
      <LevelsDialog dataset={dataset} />
    </div>
  );
}
