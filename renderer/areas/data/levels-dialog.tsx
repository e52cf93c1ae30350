import { Button, Group, Modal, Switch, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { ColumnInfo } from '../../../shared/model/column-info';
import type { DatasetInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
import { useQuery } from '../../ui/use-query';
import { canCount, countLevels } from './count-levels';
import { firstLevels, levelText, moved } from './level-order';
import classes from './levels.module.css';
import { LevelsList } from './levels-list';

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
      title={t('data.levels.title', { name: info.name })}
      centered
      closeButtonProps={{ 'aria-label': t('ui.actions.close') }}
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
  const hint = info.kind === 'string' ? t('data.levels.tooManyText') : t('data.levels.tooManyFactor');
  return (
    <>
      <ErrorBox
        tone="warning"
        error={{
          message: t('data.levels.tooMany', {
            name: info.name,
            n: wholeNumber(info.levels?.length ?? info.distinct),
          }),
          hint,
        }}
      />
      <Group justify="flex-end" mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('ui.actions.cancel')}
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
    setSaid(
      t('data.levels.moved', { level: levelText(levels[from] ?? ''), place: to + 1, n: levels.length }),
    );
  }
  function reverse() {
    setLevels(levels.toReversed());
    setChosen(last - chosen);
    setSaid(t('data.levels.reversed', { level: levelText(levels[last] ?? '') }));
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
        label={t('data.levels.ordered')}
        checked={ordered}
        onChange={(event) => setOrdered(event.currentTarget.checked)}
      />
      <p className={classes.hint}>{t(ordered ? 'data.levels.orderedAbout' : 'data.levels.unorderedAbout')}</p>
      <div className={classes.columns}>
        <LevelsList
          label={t('data.levels.list', { name: info.name })}
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
            title={t('data.levels.upKeys')}
            disabled={chosen <= 0}
            onClick={() => move(chosen, chosen - 1)}
          >
            {t('data.levels.up')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="sink" size={14} />}
            aria-keyshortcuts="Alt+ArrowDown"
            title={t('data.levels.downKeys')}
            disabled={chosen >= last}
            onClick={() => move(chosen, chosen + 1)}
          >
            {t('data.levels.down')}
          </Button>
          {!ordered && (
            <Button variant="default" disabled={chosen <= 0} onClick={() => move(chosen, 0)}>
              {t('data.levels.makeReference')}
            </Button>
          )}
          <Button variant="default" disabled={last < 1} onClick={reverse}>
            {t('data.levels.reverse')}
          </Button>
        </div>
      </div>
      {info.missing > 0 && (
        <p className={classes.hint}>
          {t('data.levels.missing', { count: info.missing, n: wholeNumber(info.missing) })}
        </p>
      )}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {error && <ErrorBox error={error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('ui.actions.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void apply()}>
          {t('data.levels.apply')}
        </Button>
      </Group>
    </div>
  );
}
