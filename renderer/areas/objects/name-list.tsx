import { type ReactNode, useEffect, useRef } from 'react';
import classes from './name-list.module.css';

/** Names under an input that keeps the focus, with one of them marked by the arrow keys (WAI-ARIA, "Combobox"). */
export function NameList(props: {
  readonly id: string;
  readonly label: string;
  readonly names: readonly string[];
  /** Index of the marked one, or -1. */
  readonly marked: number;
  readonly onChoose: (index: number) => void;
}): ReactNode {
  const { id, label, names, marked, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <div ref={list} id={id} className={classes.names} role="listbox" aria-label={label} tabIndex={-1}>
      {names.map((name, i) => (
        <div
          key={name}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === marked}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(i);
          }}
        >
          {name}
        </div>
      ))}
    </div>
  );
}
