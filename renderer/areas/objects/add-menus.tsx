import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ObjectSource } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { fitTitle } from '../../ui/fit-title';
import { Icon } from '../../ui/icons';
import { byteSize, wholeNumber } from '../../ui/number-text';
import classes from './add-bar.module.css';

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly aside: string;
  readonly source: ObjectSource;
}

/** Adds a fit of the project: its `brmsfit` as brms made it. */
export function AddFitMenu(): ReactNode {
  const fits = useStudioState((state) => state.project?.fits);
  const all = fits ?? [];
  const choices = all.map(
    (fit): Choice => ({
      id: fit.id,
      title: fitTitle(fit, all),
      aside: byteSize(fit.bytes),
      source: { fitId: fit.id },
    }),
  );
  return <AddMenu label={t('objects.add.fit')} none={t('objects.add.noFits')} choices={choices} />;
}

/** Adds a data set of the project, as fits of it see it. */
export function AddDataMenu(): ReactNode {
  const datasets = useStudioState((state) => state.project?.datasets);
  const choices = (datasets ?? []).map(
    ({ id, name, rowCount }): Choice => ({
      id,
      title: name,
      aside: t('objects.rows', { count: rowCount, n: wholeNumber(rowCount) }),
      source: { datasetId: id },
    }),
  );
  return <AddMenu label={t('objects.add.data')} none={t('objects.add.noData')} choices={choices} />;
}

function AddMenu(props: {
  readonly label: string;
  readonly none: string;
  readonly choices: readonly Choice[];
}): ReactNode {
  const { label, none, choices } = props;
  const { addOfProject } = useActions();
  const working = useStudioState((state) => state.objectWork !== null);

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" disabled={working} rightSection={<Icon name="down" size={12} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu ?? ''}>
        {choices.length === 0 && <Menu.Label>{none}</Menu.Label>}
        {choices.map((choice) => (
          <Menu.Item
            key={choice.id}
            rightSection={<span className={classes.aside}>{choice.aside}</span>}
            onClick={() =>
              void addOfProject([choice.source], t('objects.add.adding', { title: choice.title }))
            }
          >
            {choice.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
