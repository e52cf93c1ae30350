import { type ReactNode, useRef } from 'react';
import type { KeptFor } from '../store/state/kept';
import { useKept } from '../store/use-kept';
import { ResizeHandle } from './resize-handle';
import classes from './split.module.css';

/** Two panes and the line between them. One pane has a size, which is kept; the other takes the rest. */
export function Split(props: {
  /** Names the line for a screen reader. */
  readonly label: string;
  /** `x`: beside each other. `y`: below each other. */
  readonly axis: 'x' | 'y';
  /** The pane that has a size. */
  readonly sized: 'first' | 'last';
  /** Its size in px at first; null: as much as is in it, until it is given a size. */
  readonly size: number | null;
  readonly min: number;
  readonly max: number;
  /** Under which key the size is kept, and for how long. */
  readonly keep: readonly [key: string, time: KeptFor];
  /** Where there is little room the sized pane gives way until the other has this width, in px. */
  readonly rest?: number;
  readonly first: ReactNode;
  /** Null: the first has all. */
  readonly last: ReactNode | null;
}): ReactNode {
  const { label, axis, sized, min, max, keep, rest, first, last } = props;
  const [size, setSize] = useKept<number | null>(keep[0], props.size, keep[1]);
  const pane = useRef<HTMLDivElement>(null);
  const [side, extent] =
    axis === 'x' ? (['width', 'clientWidth'] as const) : (['height', 'clientHeight'] as const);
  const withSize = {
    ref: pane,
    className: classes.sized,
    'data-yields': rest !== undefined,
    style: size === null ? undefined : { [side]: size },
  };
  const other = {
    className: classes.other,
    style: rest === undefined ? undefined : { flex: `1 0 ${rest}px` },
  };
  return (
    <div className={classes.split} data-axis={axis}>
      <div {...(sized === 'first' ? withSize : other)}>{first}</div>
      {last !== null && (
        <>
          <ResizeHandle
            label={label}
            axis={axis}
            side={sized === 'first' ? 1 : -1}
            size={size ?? pane.current?.[extent] ?? min}
            min={min}
            max={max}
            onSize={setSize}
          />
          <div {...(sized === 'last' ? withSize : other)}>{last}</div>
        </>
      )}
    </div>
  );
}
