import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { t } from '../../../shared/texts/texts';
import { placeKey, refKey } from '../../store/object-keys';
import { useKept } from '../../store/use-kept';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import classes from './object-list.module.css';
import { indentOf, TreeLine } from './tree-line';
import { holderIndex, isPlaceRow, type TreeRow } from './tree-rows';
import { useTreeKeys } from './use-tree-keys';

interface Props {
  readonly rows: readonly TreeRow[];
  readonly now: number;
  readonly onToggleGroup: (row: Extract<TreeRow, { kind: 'group' }>) => void;
  readonly onRelease: () => void;
}

const heights: Readonly<Record<TreeRow['kind'], number>> = {
  group: 26,
  object: 42,
  part: 24,
  more: 24,
  wait: 24,
  fault: 24,
  nothing: 24,
};

/** One stop of the Tab key with the arrow keys inside (WAI-ARIA Authoring Practices, "Tree View"); only rows on the screen exist. */
export function ObjectTree({ rows, now, onToggleGroup, onRelease }: Props): ReactNode {
  const { choosePlace, selectObjects, openPlace, closePlace, loadParts } = useActions();
  const { store } = useStudio();
  const chosen = useStudioState((state) => state.chosenPlace);
  const selected = useStudioState((state) => state.selectedObjects);
  const several = useStudioState(({ objects }) => new Set(objects?.map(({ ref }) => ref.worker)).size > 1);
  const scroll = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const [activeKey, setActiveKey] = useKept<string | null>('object row', null);
  const active = useMemo(() => rows.findIndex(({ key }) => key === activeKey), [rows, activeKey]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'part'],
    overscan: 12,
    scrollPaddingStart: 4,
    scrollPaddingEnd: 4,
  });
  // Rows differ in height, so what was measured before others came between is void.
  useEffect(() => {
    if (rows.length >= 0) virtual.measure();
  }, [rows, virtual]);

  const chosenKey = chosen ? placeKey(chosen) : null;
  const latest = useRef(rows);
  latest.current = rows;
  useEffect(() => {
    if (chosenKey === null) return;
    const index = latest.current.findIndex(({ key }) => key === chosenKey);
    setActiveKey(chosenKey);
    if (index >= 0) virtual.scrollToIndex(index);
  }, [chosenKey, setActiveKey, virtual]);

  function goTo(index: number, how: 'alone' | 'range' | 'toggle' = 'alone') {
    const row = rows[index];
    if (!row) return;
    setActiveKey(row.key);
    virtual.scrollToIndex(index);
    if (!isPlaceRow(row)) return;
    if (row.kind === 'object' && how === 'toggle') {
      const next = new Set(selected);
      if (!next.delete(row.key)) next.add(row.key);
      selectObjects(next);
      anchor.current = row.key;
      return;
    }
    choosePlace(row.place);
    if (row.kind === 'object' && how === 'range') {
      const from = rows.findIndex(({ key }) => key === anchor.current);
      const [first, last] = from < 0 ? [index, index] : [Math.min(from, index), Math.max(from, index)];
      const range = rows.slice(first, last + 1).filter(({ kind }) => kind === 'object');
      selectObjects(new Set(range.map(({ key }) => key)));
    } else anchor.current = row.kind === 'object' ? row.key : refKey(row.place.ref);
  }

  function setOpen(index: number, open: boolean) {
    const row = rows[index];
    if (row?.kind === 'group') onToggleGroup(row);
    else if (isPlaceRow(row)) {
      if (open) openPlace(row.place);
      else {
        closePlace(row.place);
        // What is looked at must not be inside of something closed.
        if (active > index && holderOfAll(index)) goTo(index);
      }
    }
  }
  const holderOfAll = (index: number) => {
    let at = active;
    while (at > index) at = holderIndex(rows, at);
    return at === index;
  };

  /** The keys go on at the first part that came. */
  async function loadMore({ place, known }: Extract<TreeRow, { kind: 'more' }>) {
    await loadParts(place);
    const first = store.getState().objectParts[placeKey(place)]?.parts[known.parts.length];
    if (first) setActiveKey(placeKey({ ref: place.ref, path: [...place.path, first.step] }));
  }

  function act(index: number) {
    const row = rows[index];
    if (row?.kind === 'more') void loadMore(row);
    else if (row?.kind === 'fault') void loadParts(row.place);
    else if (row && row.open !== null) setOpen(index, !row.open);
  }

  const onKeyDown = useTreeKeys({
    rows,
    active,
    pageSize: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / 30) - 1),
    goTo,
    setOpen,
    act,
    selectAll: () => selectObjects(new Set(rows.flatMap((row) => (row.kind === 'object' ? [row.key] : [])))),
    release: onRelease,
  });

  function onMouseDown(event: MouseEvent, index: number) {
    if (event.button !== 0) return;
    // Keys go to the tree: a row that has the focus would take it along when it is scrolled away.
    event.preventDefault();
    scroll.current?.focus();
    const row = rows[index];
    const onChevron = event.target instanceof Element && event.target.closest('[data-chevron]') !== null;
    if (row?.kind === 'group' || row?.kind === 'more' || row?.kind === 'fault') {
      setActiveKey(row.key);
      act(index);
    } else if (onChevron) act(index);
    else goTo(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone');
  }

  const activeRow = rows[active];
  return (
    <div
      ref={scroll}
      className={classes.tree}
      role="tree"
      aria-label={t('objects.tree.label')}
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={activeRow ? `object-row-${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // The keyboard must see where it is.
        if (event.target === event.currentTarget && active < 0) setActiveKey(rows[0]?.key ?? null);
      }}
    >
      <div role="none" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const isSelected = row.kind === 'object' ? selected.has(row.key) : row.key === chosenKey;
          return (
            <div
              key={row.key}
              id={`object-row-${index}`}
              role="treeitem"
              tabIndex={-1}
              className={classes.row}
              data-kind={row.kind}
              data-active={index === active}
              aria-level={row.level}
              aria-setsize={row.setSize}
              aria-posinset={row.position}
              aria-expanded={row.open ?? undefined}
              aria-selected={isPlaceRow(row) ? isSelected : undefined}
              style={{
                height: size,
                transform: `translateY(${start}px)`,
                paddingLeft: indentOf(row),
              }}
              onMouseDown={(event) => onMouseDown(event, index)}
              onDoubleClick={() => isPlaceRow(row) && act(index)}
            >
              <TreeLine row={row} now={now} worker={several} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
