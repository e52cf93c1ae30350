import { Portal } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './file-drop.module.css';

/** All that take files now; only the last one does, as a dialog that stands over the page. */
const takers: symbol[] = [];

/**
 * Takes files that are dropped anywhere on the window, and says in `words` what becomes of them while they hover.
 * `onDrop` is called while the drop's event is handled: its transfer is empty afterwards.
 */
export function FileDrop(props: {
  readonly words: string;
  readonly onDrop: (transfer: DataTransfer) => void;
}): ReactNode {
  const { words } = props;
  const [hovering, setHovering] = useState(false);
  const latest = useRef(props.onDrop);
  latest.current = props.onDrop;

  useEffect(() => {
    const own = Symbol('file drop');
    takers.push(own);
    const takes = (event: DragEvent) =>
      takers.at(-1) === own && (event.dataTransfer?.types.includes('Files') ?? false);
    const over = (event: DragEvent) => {
      if (!takes(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!takes(event) || !event.dataTransfer) return;
      event.preventDefault();
      setHovering(false);
      latest.current(event.dataTransfer);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      takers.splice(takers.indexOf(own), 1);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!hovering) return null;
  return (
    <Portal>
      <div className={classes.zone}>{words}</div>
    </Portal>
  );
}
