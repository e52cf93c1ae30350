import { type KeyboardEvent, useRef } from 'react';
import { rowText } from './tree-line';
import { holderIndex, type TreeRow } from './tree-rows';

interface Tree {
  readonly rows: readonly TreeRow[];
  /** Index of the row that the keys have reached, or -1. */
  readonly active: number;
  readonly pageSize: () => number;
  readonly goTo: (index: number, how?: 'alone' | 'range' | 'toggle') => void;
  readonly setOpen: (index: number, open: boolean) => void;
  /** What Enter does: open, close, load. */
  readonly act: (index: number) => void;
  readonly selectAll: () => void;
  readonly release: () => void;
}

const typingPause = 600;

/** The keys of a tree (WAI-ARIA Authoring Practices, "Tree View"), with Delete to release and letters to find a row. */
export function useTreeKeys(tree: Tree): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });

  function findTyped(key: string) {
    const now = Date.now();
    const text =
      now - typed.current.at < typingPause ? typed.current.text + key.toLowerCase() : key.toLowerCase();
    typed.current = { text, at: now };
    const { rows, active } = tree;
    // A longer word may still be the row that its beginning has found.
    const from = text.length === 1 ? active + 1 : Math.max(0, active);
    for (let i = 0; i < rows.length; i++) {
      const index = (from + i) % rows.length;
      const row = rows[index];
      if (row && rowText(row).toLowerCase().startsWith(text)) return tree.goTo(index);
    }
  }

  function arrowRight(row: TreeRow) {
    const { active } = tree;
    if (row.open === false) tree.setOpen(active, true);
    else if (row.open && (tree.rows[active + 1]?.level ?? 0) > row.level) tree.goTo(active + 1);
  }
  function arrowLeft(row: TreeRow) {
    if (row.open) tree.setOpen(tree.active, false);
    else tree.goTo(holderIndex(tree.rows, tree.active));
  }

  return (event) => {
    const { rows, active } = tree;
    if (event.target !== event.currentTarget || event.altKey || rows.length === 0) return;
    const row = rows[active];
    const last = rows.length - 1;
    const far = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: Math.max(active, 1) - 1,
      PageDown: active + tree.pageSize(),
      PageUp: active - tree.pageSize(),
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      tree.goTo(Math.max(0, Math.min(last, target)), event.shiftKey ? 'range' : 'alone');
    } else if (far && event.key.toLowerCase() === 'a') tree.selectAll();
    else if (far) return;
    else if (event.key === 'ArrowRight' && row) arrowRight(row);
    else if (event.key === 'ArrowLeft' && row) arrowLeft(row);
    else if (event.key === 'Enter') tree.act(active);
    else if (event.key === ' ' && typed.current.at < Date.now() - typingPause) tree.goTo(active, 'toggle');
    else if (event.key === 'Delete') tree.release();
    else if (event.key.length === 1) findTyped(event.key);
    else return;
    event.preventDefault();
  };
}
