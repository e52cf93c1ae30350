import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../shared/texts/texts';
import { chooseImport } from '../areas/data/choose-import';
import { activeEnvironment, environmentTab } from '../store/environments-slice';
import type { Tab } from '../store/state/workspace';
import { useActions, useStudio, useStudioState } from '../store/use-store';
import { tabKey } from '../store/workspace-slice';
import { Icon } from '../ui/icons';
import { wholeNumber } from '../ui/number-text';
import { DamagedList } from './damaged-list';
import classes from './navigation.module.css';
import { useTitles } from './use-titles';

function Item(props: {
  readonly tab: Tab;
  readonly label: string;
  readonly aside?: string;
  /** What stands at the side is a word, which may be cut. */
  readonly yields?: boolean;
}): ReactNode {
  const { tab, label, aside, yields } = props;
  const current = useStudioState((state) => state.activeTab === tabKey(tab));
  const { openTab } = useActions();
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        data-yields={yields}
        aria-current={current ? 'page' : undefined}
        title={label}
        onClick={() => openTab(tab)}
      >
        <Icon name={tab.kind} />
        <span className={classes.label}>{label}</span>
        {aside && <span className={classes.aside}>{aside}</span>}
      </button>
    </li>
  );
}

function Section(props: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly none: string;
  readonly children: readonly ReactNode[];
}): ReactNode {
  return (
    <section className={classes.section} aria-label={props.title}>
      <div className={classes.head}>
        <h2>{props.title}</h2>
        {props.action}
      </div>
      {props.children.length > 0 ? (
        <ul className={classes.list}>{props.children}</ul>
      ) : (
        <div className={classes.none}>{props.none}</div>
      )}
    </section>
  );
}

/** What the project holds; a click opens it in the workspace. */
export function Navigation(): ReactNode {
  const datasets = useStudioState((state) => state.project?.datasets) ?? [];
  const models = useStudioState(useShallow((state) => (state.project?.models ?? []).map(({ id }) => id)));
  const fits = useStudioState((state) => state.project?.fits) ?? [];
  const environment = useStudioState(activeEnvironment);
  const objects = useStudioState(
    (state) => state.workers?.reduce((sum, { handles }) => sum + handles, 0) ?? 0,
  );
  const running = useStudioState((state) => state.workers?.filter(({ pid }) => pid !== null).length ?? 0);
  const { store } = useStudio();
  const titles = useTitles();
  const failedFits = useStudioState((state) => state.project?.failedFits) ?? [];
  const failed = new Set(failedFits.map(({ id }) => id));
  const newestFirst = [...fits, ...failedFits].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <div className={classes.nav}>
      <Section
        title={t('shell.navigation.data')}
        none={t('shell.navigation.noData')}
        action={
          <Tooltip label={t('shell.navigation.importFile')}>
            <ActionIcon
              size={22}
              aria-label={t('shell.navigation.importFile')}
              onClick={() => void chooseImport(store.getState())}
            >
              <Icon name="plus" size={14} />
            </ActionIcon>
          </Tooltip>
        }
      >
        {datasets.map(({ id, name, rowCount }) => (
          <Item key={id} tab={{ kind: 'data', id }} label={name} aside={wholeNumber(rowCount)} />
        ))}
      </Section>
      <Section
        title={t('shell.navigation.models')}
        none={t('shell.navigation.noModels')}
        action={<NewModel />}
      >
        {models.map((id) => (
          <Item key={id} tab={{ kind: 'model', id }} label={titles({ kind: 'model', id })} />
        ))}
      </Section>
      <Section title={t('shell.navigation.fits')} none={t('shell.navigation.noFits')}>
        {newestFirst.map(({ id }) => (
          <Item
            key={id}
            tab={{ kind: 'fit', id }}
            label={titles({ kind: 'fit', id })}
            aside={failed.has(id) ? t('fits.failed.aside') : ''}
          />
        ))}
      </Section>
      <Section title={t('shell.navigation.r')} none="">
        {[
          <Item
            key="objects"
            tab={{ kind: 'objects', id: 'objects' }}
            label={t('shell.titles.objects')}
            aside={objects > 0 ? wholeNumber(objects) : ''}
          />,
          <Item
            key="sessions"
            tab={{ kind: 'sessions', id: 'sessions' }}
            label={t('shell.titles.sessions')}
            aside={running > 0 ? wholeNumber(running) : ''}
          />,
          <Item
            key="environment"
            tab={environmentTab}
            label={t('shell.titles.environments')}
            aside={environment}
            yields
          />,
        ]}
      </Section>
      <DamagedList />
    </div>
  );
}

function NewModel(): ReactNode {
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
