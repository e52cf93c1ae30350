import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { pageZoom } from './page-zoom';
import classes from './resize-handle.module.css';

interface Props {
  readonly label: string;
  readonly axis: 'x' | 'y';
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** 1 where the panel stands before the handle, -1 where it stands after. */
  readonly side: 1 | -1;
  readonly onSize: (size: number) => void;
}

const step = 16;

/**
 * The line between two panels: drag it, or move it by the arrow keys. Mantine's Splitter would do so too, but its lines
 * have no names of their own for a screen reader, and it wants both panels as its children.
 */
export function ResizeHandle(props: Props): ReactNode {
  const { label, axis, size, min, max, side, onSize } = props;
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));

  function onPointerDown(down: PointerEvent<HTMLHRElement>) {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const at = (event: { clientX: number; clientY: number }) =>
      axis === 'x' ? event.clientX : event.clientY;
    const from = at(down);
    const zoom = pageZoom();
    const move = (event: globalThis.PointerEvent) => onSize(clamp(size + (side * (at(event) - from)) / zoom));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    const grow = axis === 'x' ? 'ArrowRight' : 'ArrowDown';
    const shrink = axis === 'x' ? 'ArrowLeft' : 'ArrowUp';
    if (event.key === grow) onSize(clamp(size + side * step));
    else if (event.key === shrink) onSize(clamp(size - side * step));
    else if (event.key === 'Home') onSize(min);
    else if (event.key === 'End') onSize(max);
    else return;
    event.preventDefault();
  }

  return (
    <hr
      className={classes.handle}
      data-axis={axis}
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
