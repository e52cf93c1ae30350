import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { familyLabel, findFamily } from '../../../shared/model/families';
import type { FitInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { dateTime, duration, wholeNumber } from '../../ui/number-text';
import classes from './fit-tab.module.css';

interface Props {
  readonly fit: FitInfo;
  /** No check found anything. */
  readonly sound: boolean;
}

export function FitHeader({ fit, sound }: Props): ReactNode {
  const project = useStudioState((state) => state.project);
  const { openTab, removeFit, ask } = useActions();
  const dataset = project?.datasets.find(({ id }) => id === fit.datasetId);
  const model = project?.models.find(({ id }) => id === fit.modelId);
  const { family } = fit.spec;
  const known = findFamily(family.name);
  const familyName = known ? familyLabel(known) : family.name;
  const sample = duration(fit.seconds.sample);

  async function remove() {
    const body = t('fits.removeAbout');
    if (
      await ask({
        title: t('fits.removeQuestion', { name: fit.modelName }),
        body,
        confirm: t('ui.actions.remove'),
      })
    ) {
      await removeFit(fit.id);
    }
  }

  return (
    <div className={classes.head}>
      <div className={classes.line}>
        <h2 className={classes.formula} title={fit.spec.formula}>
          {fit.spec.formula}
        </h2>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('fits.more')}>
              <Icon name="dots" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {model && (
              <Menu.Item onClick={() => openTab({ kind: 'model', id: model.id })}>
                {t('fits.openModel')}
              </Menu.Item>
            )}
            {dataset && (
              <Menu.Item onClick={() => openTab({ kind: 'data', id: dataset.id })}>
                {t('fits.openData')}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => void remove()}>{t('fits.remove')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.facts}>
        <span>
          {family.link ? t('fits.familyLink', { family: familyName, link: family.link }) : familyName}
        </span>
        <span>{dataset?.name ?? t('fits.dataGone', { name: fit.datasetId })}</span>
        <span>{t('fits.draws', { chains: fit.chains, n: wholeNumber(fit.drawsPerChain) })}</span>
        <span>
          {fit.compiled === 'reused'
            ? t('fits.sampledReused', { sample })
            : t('fits.sampledCompiled', { sample, compile: duration(fit.seconds.compile) })}
        </span>
        <span>{dateTime(fit.createdAt)}</span>
        {sound && (
          <span className={classes.good}>
            <Icon name="check" size={14} />
            {t('fits.sound')}
          </span>
        )}
      </div>
    </div>
  );
}
