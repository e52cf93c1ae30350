import { Button, Group, Modal, Switch, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DatasetInfo } from '../../../shared/contract/project';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { ColumnInfo } from '../../../shared/model/column-info';
import { useActions, useStudio, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { counted, wholeNumber } from '../../ui/number-text';
import { useQuery } from '../../ui/use-query';
import { canCount, countLevels } from './count-levels';
import { firstLevels, levelText, moved } from './level-order';
import classes from './levels.module.css';
import { LevelsList } from './levels-list';

const meaning = {
  ordered:
    'From lowest to highest. Families for ordered answers, such as cumulative, read this order; as a predictor, mo(…) does.',
  unordered:
    'The first level is the reference: each other level gets a coefficient that compares it with it.',
} as const;

/** The order of a factor's levels, and whether it counts; open while the store has a column of `dataset` for it. */
export function LevelsDialog({ dataset }: { readonly dataset: DatasetInfo }): ReactNode {
  const target = useStudioState((state) => state.levelsTarget);
  const { editLevels } = useActions();
  const index = dataset.columns.findIndex(({ name }) => name === target?.column);
  const info = dataset.columns[index];
  if (target?.datasetId !== dataset.id || !info) return null;
  const levels = firstLevels(info);
  function close() {
    editLevels(null);
    // The keyboard goes on at the column, from whose menu the dialog mostly comes.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-kind-of="${index}"]`)?.focus());
  }
  return (
    <Modal
      opened
      onClose={close}
      title={`Levels of ${info.name}`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
      styles={{ title: { overflowWrap: 'anywhere' } }}
    >
      {levels ? (
        <Form dataset={dataset} info={info} start={levels} startOrdered={target.ordered} onClose={close} />
      ) : (
        <TooMany info={info} onClose={close} />
      )}
    </Modal>
  );
}

function TooMany(props: { readonly info: ColumnInfo; readonly onClose: () => void }): ReactNode {
  const { info, onClose } = props;
  const hint =
    info.kind === 'string'
      ? 'Read it as a factor first, or check whether it is free text.'
      : 'Give the levels in their order in the file, or join some of them there.';
  return (
    <>
      <ErrorBox
        tone="warning"
        error={{
          message: `“${info.name}” has ${wholeNumber(info.levels?.length ?? info.distinct)} different values, too many to put in order here.`,
          hint,
        }}
      />
      <Group justify="flex-end" mt={16}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </>
  );
}

function Form(props: {
  readonly dataset: DatasetInfo;
  readonly info: ColumnInfo;
  readonly start: readonly string[];
  readonly startOrdered: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { dataset, info, start, startOrdered, onClose } = props;
  const { connection } = useStudio();
  const [levels, setLevels] = useState(start);
  const [ordered, setOrdered] = useState(startOrdered);
  const [chosen, setChosen] = useState(0);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<StudioError | null>(null);
  const [busy, setBusy] = useState(false);
  const counts = useQuery(canCount(dataset) ? `${dataset.id} ${info.name}` : null, (signal) =>
    countLevels(connection, dataset, info.name, signal),
  );
  const last = levels.length - 1;

  function move(from: number, to: number) {
    if (from === to || to < 0 || to > last) return;
    setLevels(moved(levels, from, to));
    setChosen(to);
    setSaid(`${levelText(levels[from] ?? '')} is now ${to + 1} of ${levels.length}`);
  }
  function reverse() {
    setLevels(levels.toReversed());
    setChosen(last - chosen);
    setSaid(`The order is reversed: ${levelText(levels[last] ?? '')} is the first`);
  }
  async function apply() {
    setBusy(true);
    setError(null);
    try {
      const input = { datasetId: dataset.id, column: info.name, levels: [...levels], ordered };
      await connection.call('data.setKind', { ...input, kind: 'factor' });
      onClose();
    } catch (thrown) {
      setError(asStudioError(thrown));
      setBusy(false);
    }
  }

  return (
    <div className={classes.form}>
      <Switch
        label="The levels have an order"
        checked={ordered}
        onChange={(event) => setOrdered(event.currentTarget.checked)}
      />
      <p className={classes.hint}>{meaning[ordered ? 'ordered' : 'unordered']}</p>
      <div className={classes.columns}>
        <LevelsList
          label={`Levels of ${info.name} in their order`}
          levels={levels}
          ordered={ordered}
          counts={counts.data}
          chosen={chosen}
          onChoose={setChosen}
          onMove={move}
        />
        <div className={classes.buttons}>
          <Button
            variant="default"
            leftSection={<Icon name="up" size={14} />}
            aria-keyshortcuts="Alt+ArrowUp"
            title="Alt ↑ in the list"
            disabled={chosen <= 0}
            onClick={() => move(chosen, chosen - 1)}
          >
            Move up
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="sink" size={14} />}
            aria-keyshortcuts="Alt+ArrowDown"
            title="Alt ↓ in the list"
            disabled={chosen >= last}
            onClick={() => move(chosen, chosen + 1)}
          >
            Move down
          </Button>
          {!ordered && (
            <Button variant="default" disabled={chosen <= 0} onClick={() => move(chosen, 0)}>
              Make reference
            </Button>
          )}
          <Button variant="default" disabled={last < 1} onClick={reverse}>
            Reverse
          </Button>
        </div>
      </div>
      {info.missing > 0 && (
        <p className={classes.hint}>{counted(info.missing, 'row')} without a value, which stay missing.</p>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {error && <ErrorBox error={error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={busy} onClick={() => void apply()}>
          Apply
        </Button>
      </Group>
    </div>
  );
}
