import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FitInfo } from '../../../shared/contract/project';
import { findFamily } from '../../../shared/model/families';
import { useActions, useStudioState } from '../../app/store/use-store';
import { Icon } from '../../ui/icons';
import { dateTime, duration, wholeNumber } from '../../ui/number-text';
import classes from './fit-tab.module.css';

interface Props {
  readonly fit: FitInfo;
  /** No check found anything. */
  readonly sound: boolean;
  readonly switcher: ReactNode;
}

export function FitHeader({ fit, sound, switcher }: Props): ReactNode {
  const project = useStudioState((state) => state.project);
  const { openTab, removeFit, ask } = useActions();
  const dataset = project?.datasets.find(({ id }) => id === fit.datasetId);
  const model = project?.models.find(({ id }) => id === fit.modelId);
  const { family } = fit.spec;
  const compile =
    fit.compiled === 'reused' ? 'compiled model reused' : `compiled in ${duration(fit.seconds.compile)}`;

  async function remove() {
    const body = 'Its draws and its R object are deleted from the project. The model is kept.';
    if (await ask({ title: `Remove this fit of “${fit.modelName}”?`, body, confirm: 'Remove' })) {
      await removeFit(fit.id);
    }
  }

  return (
    <div className={classes.head}>
      <div className={classes.line}>
        <h2 className={classes.formula} title={fit.spec.formula}>
          {fit.spec.formula}
        </h2>
        {switcher}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label="More for this fit">
              <Icon name="dots" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {model && (
              <Menu.Item onClick={() => openTab({ kind: 'model', id: model.id })}>Open its model</Menu.Item>
            )}
            {dataset && (
              <Menu.Item onClick={() => openTab({ kind: 'data', id: dataset.id })}>Open its data</Menu.Item>
            )}
            <Menu.Item onClick={() => void remove()}>Remove…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.facts}>
        <span>
          {findFamily(family.name)?.label ?? family.name}
          {family.link && `, ${family.link} link`}
        </span>
        <span>{dataset?.name ?? `${fit.datasetId} (no longer in the project)`}</span>
        <span>
          {fit.chains} × {wholeNumber(fit.drawsPerChain)} draws
        </span>
        <span>
          sampled in {duration(fit.seconds.sample)}, {compile}
        </span>
        <span>{dateTime(fit.createdAt)}</span>
        {sound && (
          <span className={classes.good}>
            <Icon name="check" size={14} />
            no convergence warnings
          </span>
        )}
      </div>
    </div>
  );
}
