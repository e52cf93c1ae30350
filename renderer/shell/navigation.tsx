import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { tabKey } from '../store/tabs';
import { useActions, useStudioState } from '../store/use-store';
import { useStudioData } from '../store/use-studio-data';
import { Icon } from '../ui/icons';
import { DamagedList } from './damaged-list';
import classes from './navigation.module.css';
import { RGroup } from './r-group';
import type { TabSection } from './tabs/tab-kind';
import { type TabLine, tabKindIds, tabKinds, tabLines } from './tabs/tab-kinds';

/** What the project holds, results first; a click opens it in the workspace. */
export function Navigation(): ReactNode {
  const lines = useStudioData((state) => tabKindIds.map((kind) => ({ kind, lines: tabLines(state, kind) })));
  const ofR = lines.filter(({ kind }) => tabKinds[kind].section === 'r');
  return (
    <div className={classes.nav}>
      {lines.map(({ kind, lines }) => {
        const { section } = tabKinds[kind];
        return section === 'r' ? null : <Section key={kind} section={section} lines={lines} />;
      })}
      <RGroup>
        {ofR.flatMap(({ lines }) => lines.map((line) => <Line key={tabKey(line.tab)} line={line} />))}
      </RGroup>
      <DamagedList />
    </div>
  );
}

function Section(props: { readonly section: TabSection; readonly lines: readonly TabLine[] }): ReactNode {
  const { section, lines } = props;
  const { Action } = section;
  return (
    <section className={classes.section} aria-label={t(section.title)}>
      <div className={classes.head}>
        <h2>{t(section.title)}</h2>
        {Action && <Action />}
      </div>
      {lines.length > 0 ? (
        <ul className={classes.list}>
          {lines.map((line) => (
            <Line key={tabKey(line.tab)} line={line} />
          ))}
        </ul>
      ) : (
        <div className={classes.none}>{t(section.none)}</div>
      )}
    </section>
  );
}

/** A name; where room is short, what stands behind its last dot is kept: by their times the fits of a model differ. */
function Label({ title }: { readonly title: string }): ReactNode {
  const dot = title.lastIndexOf(' · ');
  const head = dot < 0 ? title : title.slice(0, dot);
  return (
    <span className={classes.label}>
      <span className={classes.start}>{head}</span>
      <span className={classes.end}>{title.slice(head.length)}</span>
    </span>
  );
}

function Line({ line }: { readonly line: TabLine }): ReactNode {
  const { tab, title, aside, yields } = line;
  const current = useStudioState((state) => state.activeTab === tabKey(tab));
  const { openTab } = useActions();
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        data-yields={yields}
        aria-current={current ? 'page' : undefined}
        title={title}
        onClick={() => openTab(tab)}
      >
        <Icon name={tabKinds[tab.kind].icon} />
        <Label title={title} />
        {aside && <span className={classes.aside}>{aside}</span>}
      </button>
    </li>
  );
}
