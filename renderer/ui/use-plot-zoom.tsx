import { type PointerEvent, type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { Look } from '../../shared/plots/look';
import type { Scene } from '../../shared/plots/scene';

/** Shorter drags are clicks, in px. */
const shortestDrag = 5;

interface Zoom {
  /** The part of the horizontal axis that is shown; null for all of it. */
  readonly view: Look['view'];
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onDoubleClick: () => void;
  };
  /** Shows what is being chosen. */
  readonly shade: ReactNode;
}

interface Drag {
  readonly from: number;
  readonly to: number;
}

/** Choosing a part of a drawing's horizontal axis with the pointer. Another scene shows all again. */
export function usePlotZoom(host: RefObject<HTMLElement | null>, scene: (look: Look) => Scene): Zoom {
  const [view, setView] = useState<Look['view']>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scene says when to show all again.
  useEffect(() => setView(null), [scene]);

  const inner = () => {
    const panel = host.current?.querySelector('[data-inner]');
    const [left, right] = panel?.getAttribute('data-inner')?.split(' ').map(Number) ?? [];
    const [low, high] = panel?.getAttribute('data-domain')?.split(' ').map(Number) ?? [];
    return left === undefined || right === undefined || low === undefined || high === undefined
      ? null
      : { left, right, low, high };
  };
  /** Pixels of the drawing, which the page's zoom may have made larger. */
  const place = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * event.currentTarget.offsetWidth;
  };

  function choose({ from, to }: Drag) {
    const scale = inner();
    if (!scale || Math.abs(to - from) < shortestDrag) return;
    const { left, right, low, high } = scale;
    const valueAt = (x: number) => low + (high - low) * Math.min(1, Math.max(0, (x - left) / (right - left)));
    const [start, end] = [valueAt(Math.min(from, to)), valueAt(Math.max(from, to))];
    if (end > start) setView([start, end]);
  }

  return {
    view,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0 || !inner()) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = place(event);
        setDrag({ from: at, to: at });
      },
      onPointerMove: (event) => drag && setDrag({ ...drag, to: place(event) }),
      onPointerUp() {
        if (drag) choose(drag);
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
      onDoubleClick: () => setView(null),
    },
    shade: drag && (
      <div
        style={{
          position: 'absolute',
          top: 0,
          bottom: 0,
          left: Math.min(drag.from, drag.to),
          width: Math.abs(drag.to - drag.from),
          background: 'var(--bs-accent)',
          opacity: 0.15,
        }}
      />
    ),
  };
}
