import { Button } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { t } from '../../shared/texts/texts';
import { chooseImport } from '../areas/data/choose-import';
import type { Tab } from '../store/state/workspace';
import { frontTab, tabKey } from '../store/tabs';
import { useActions, useStudio, useStudioState } from '../store/use-store';
import { useStudioData } from '../store/use-studio-data';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icons';
import { MiddleText } from '../ui/middle-text';
import { takeLostFocus } from '../ui/take-focus';
import { tabKinds, tabTitle } from './tabs/tab-kinds';
import classes from './workspace.module.css';

/** The open tabs, and the one in front. */
export function Workspace(): ReactNode {
  const tabs = useStudioState((state) => state.tabs);
  const activeTab = useStudioState((state) => state.activeTab);
  const active = useStudioState(frontTab);
  const noProject = useStudioState((state) => state.project === null);
  const { closeTabs } = useActions();
  return (
    <main className={classes.workspace}>
      {tabs.length > 0 && (
        <div className={classes.head}>
          {noProject && (
            <Button className={classes.back ?? ''} variant="default" onClick={closeTabs}>
              {t('shell.startPage')}
            </Button>
          )}
          <TabStrip tabs={tabs} activeTab={activeTab} />
        </div>
      )}
      {active ? (
        <div
          className={classes.panel}
          role="tabpanel"
          id="workspace-panel"
          aria-labelledby={`tab-${tabKey(active)}`}
        >
          <TabBody key={tabKey(active)} tab={active} />
        </div>
      ) : (
        <NothingOpen />
      )}
    </main>
  );
}

function TabBody({ tab }: { readonly tab: Tab }): ReactNode {
  const { Body } = tabKinds[tab.kind];
  return (
    <Suspense fallback={null}>
      <Body id={tab.id} />
    </Suspense>
  );
}

function NothingOpen(): ReactNode {
  const hasData = useStudioState((state) => (state.project?.datasets.length ?? 0) > 0);
  const { store } = useStudio();
  return hasData ? (
    <Empty title={t('shell.nothingOpen')} text={t('shell.nothingOpenAbout')} />
  ) : (
    <Empty title={t('shell.noData')} text={t('shell.noDataAbout')}>
      <Button onClick={() => void chooseImport(store.getState())}>{t('shell.importFile')}</Button>
    </Empty>
  );
}

function TabStrip(props: { readonly tabs: readonly Tab[]; readonly activeTab: string | null }): ReactNode {
  const { tabs, activeTab } = props;
  const count = tabs.length;
  const { activateTab, closeTab } = useActions();
  const titles = useStudioData((state) => tabs.map((tab) => tabTitle(state, tab)));
  const strip = useRef<HTMLDivElement>(null);

  // The tab in front is seen, also when the strip has become shorter.
  useEffect(() => {
    const place = strip.current;
    if (activeTab === null || count === 0 || place === null) return;
    const sizes = new ResizeObserver(() =>
      place.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    sizes.observe(place);
    return () => sizes.disconnect();
  }, [activeTab, count]);

  // What had the keyboard's focus in the tab before is gone: a button that was pressed there, or the tab itself.
  const before = useRef(activeTab);
  useEffect(() => {
    if (before.current === activeTab) return;
    before.current = activeTab;
    if (activeTab !== null)
      takeLostFocus(document.getElementById(`tab-${activeTab}`), { preventScroll: true });
  }, [activeTab]);

  function onClick(event: MouseEvent<HTMLButtonElement>, key: string) {
    const onCross = event.target instanceof Element && event.target.closest('[data-close]') !== null;
    if (onCross) closeTab(key);
    else activateTab(key);
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    const tab = tabs[index];
    if (step !== undefined) {
      const next = tabs[(index + step + tabs.length) % tabs.length];
      if (next) {
        activateTab(tabKey(next));
        document.getElementById(`tab-${tabKey(next)}`)?.focus();
      }
      event.preventDefault();
    } else if (event.key === 'Delete' && tab) closeTab(tabKey(tab));
  }

  return (
    <div
      className={classes.strip}
      role="tablist"
      aria-label={t('shell.openTabs')}
      ref={strip}
      // The strip has no scroll bar, so an ordinary wheel moves it.
      onWheel={(event) => strip.current?.scrollBy({ left: event.deltaY })}
    >
      {tabs.map((tab, index) => {
        const key = tabKey(tab);
        const title = titles[index] ?? '';
        return (
          <button
            key={key}
            id={`tab-${key}`}
            type="button"
            role="tab"
            className={classes.tab}
            aria-selected={key === activeTab}
            aria-controls={key === activeTab ? 'workspace-panel' : undefined}
            tabIndex={key === activeTab ? 0 : -1}
            title={t('shell.tabTitle', { title })}
            onClick={(event) => onClick(event, key)}
            onAuxClick={(event) => event.button === 1 && closeTab(key)}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <Icon name={tabKinds[tab.kind].icon} size={14} />
            <MiddleText text={title} />
            <span className={classes.close} data-close aria-hidden="true">
              <Icon name="close" size={12} />
            </span>
          </button>
        );
      })}
    </div>
  );
}
