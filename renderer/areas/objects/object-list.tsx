import { ActionIcon, Button, Menu } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ObjectInfo } from '../../../shared/contract/objects';
import { type TextKey, t } from '../../../shared/texts/texts';
import { placeKey, refKey } from '../../store/object-keys';
import { useKept } from '../../store/use-kept';
import { useActions, useStudioState } from '../../store/use-store';
import { ChoiceItems } from '../../ui/choice-menu';
import { Empty } from '../../ui/empty';
import { FilterBox } from '../../ui/filter-box';
import { Icon } from '../../ui/icons';
import { byteSize, wholeNumber } from '../../ui/number-text';
import { useNow } from '../../ui/use-now';
import {
  type Arrangement,
  arrangeObjects,
  type GroupBy,
  type SortBy,
  searchObjects,
} from './arrange-objects';
import classes from './object-list.module.css';
import { ObjectTree } from './object-tree';
import { releaseQuestion } from './release-question';
import { type TreeRow, treeRows } from './tree-rows';

const groupLabels: Readonly<Record<GroupBy, TextKey>> = {
  kind: 'objects.arrange.kind',
  size: 'objects.size',
  age: 'objects.arrange.age',
  none: 'objects.arrange.noGroups',
};
/** On the button, where one is chosen. */
const groupedLabels: Readonly<Record<GroupBy, TextKey>> = {
  kind: 'objects.arrange.byKind',
  size: 'objects.arrange.bySize',
  age: 'objects.arrange.byAge',
  none: 'objects.arrange.noGroups',
};
const sortLabels: Readonly<Record<SortBy, TextKey>> = {
  name: 'objects.arrange.name',
  size: 'objects.arrange.largest',
  age: 'objects.arrange.newest',
};
const noGroups: ReadonlySet<string> = new Set();

/** The objects, found, grouped and sorted, as a tree into which one can look. */
export function ObjectList({ objects }: { readonly objects: readonly ObjectInfo[] }): ReactNode {
  const objectParts = useStudioState((state) => state.objectParts);
  const openPlaces = useStudioState((state) => state.openPlaces);
  const selected = useStudioState((state) => state.selectedObjects);
  const chosen = useStudioState((state) => state.chosenPlace);
  const { ask, choosePlace, releaseObjects } = useActions();
  const [arrangement, setArrangement] = useKept<Arrangement>('object order', { group: 'kind', sort: 'age' });
  const [search, setSearch] = useKept('object search', '');
  const [closedGroups, setClosedGroups] = useKept<ReadonlySet<string>>('closed object groups', noGroups);
  const now = useNow(true);
  // Groups of ages need not follow the second.
  const minute = Math.ceil(now / 60_000) * 60_000;

  const found = useMemo(() => searchObjects(objects, search), [objects, search]);
  const rows = useMemo(
    () =>
      treeRows(
        arrangeObjects(found, arrangement, minute),
        { objectParts, openPlaces },
        search.trim() === '' ? closedGroups : noGroups,
      ),
    [found, arrangement, minute, objectParts, openPlaces, closedGroups, search],
  );

  // What was just made must be seen, whatever hides it.
  const chosenObject = chosen?.path.length === 0 ? placeKey(chosen) : null;
  const hidden = chosenObject !== null && !rows.some(({ key }) => key === chosenObject);
  const seen = useRef(chosenObject);
  useEffect(() => {
    if (seen.current === chosenObject) return;
    seen.current = chosenObject;
    if (!hidden) return;
    setSearch('');
    setClosedGroups(noGroups);
  }, [chosenObject, hidden, setSearch, setClosedGroups]);

  function toggleGroup(row: Extract<TreeRow, { kind: 'group' }>) {
    const next = new Set(closedGroups);
    if (!next.delete(row.group.id)) next.add(row.group.id);
    setClosedGroups(next);
  }

  async function release() {
    const leaving = objects.filter(({ ref }) => selected.has(refKey(ref)));
    if (leaving.length === 0) return;
    const question = releaseQuestion(leaving);
    if (question && !(await ask(question))) return;
    const order = rows.filter((row) => row.kind === 'object');
    const last = order.findLastIndex(({ key }) => selected.has(key));
    const staying = (row: TreeRow) => !selected.has(row.key);
    const next = order.slice(last).find(staying) ?? order.findLast(staying);
    if (await releaseObjects(leaving.map(({ ref }) => ref))) choosePlace(next?.place ?? null);
  }

  const count = objects.length;
  const size = byteSize(objects.reduce((sum, object) => sum + object.size, 0));
  const total = { count, n: wholeNumber(count), size };
  const some = selected.size > 1 ? selected.size : search.trim() !== '' ? found.length : null;
  return (
    <>
      <div className={classes.tools}>
        <FilterBox
          className={classes.search}
          label={t('objects.search.label')}
          placeholder={t('objects.search.placeholder')}
          value={search}
          onChange={setSearch}
        />
        <ArrangeMenu value={arrangement} onChange={setArrangement} />
      </div>
      {rows.length === 0 ? (
        <Empty
          title={t('objects.search.nothing')}
          text={t('objects.search.nothingAbout', { search: search.trim() })}
        >
          <Button variant="default" onClick={() => setSearch('')}>
            {t('objects.search.clear')}
          </Button>
        </Empty>
      ) : (
        <ObjectTree rows={rows} now={now} onToggleGroup={toggleGroup} onRelease={() => void release()} />
      )}
      <div className={classes.foot}>
        <span className={classes.total}>
          {some === null ? t('objects.total.all', total) : t('objects.total.some', { ...total, some })}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={selected.size === 0}
          title={t('objects.release.hint')}
          onClick={() => void release()}
        >
          {selected.size > 1
            ? t('objects.release.several', { n: selected.size })
            : t('objects.release.label')}
        </Button>
      </div>
    </>
  );
}

function ArrangeMenu(props: {
  readonly value: Arrangement;
  readonly onChange: (value: Arrangement) => void;
}): ReactNode {
  const { value, onChange } = props;
  const choices = <V extends string>(labels: Readonly<Record<V, TextKey>>) =>
    (Object.keys(labels) as V[]).map((each) => ({ value: each, label: t(labels[each]) }));
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<Icon name="down" size={12} />}>
            {t(groupedLabels[value.group])}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('objects.arrange.group')}</Menu.Label>
          <ChoiceItems
            value={value.group}
            choices={choices(groupLabels)}
            onChoose={(group) => onChange({ ...value, group })}
          />
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('objects.arrange.sortedBy', { order: t(sortLabels[value.sort]) })}
            title={t('objects.arrange.sort')}
          >
            <Icon name="sink" size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('objects.arrange.sortBy')}</Menu.Label>
          <ChoiceItems
            value={value.sort}
            choices={choices(sortLabels)}
            onChoose={(sort) => onChange({ ...value, sort })}
          />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
