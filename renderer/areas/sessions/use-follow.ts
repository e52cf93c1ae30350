import type { Virtualizer } from '@tanstack/react-virtual';
import { type HTMLAttributes, useLayoutEffect, useRef, useState } from 'react';

/** How far from the end still counts as being there, in pixels. */
export const endThreshold = 24;
/** A scroll this soon after wheel, key or pointer is the person's own, in milliseconds. */
const gestureMs = 400;

/**
 * Keeps the end of a growing list in view until the person scrolls away from it, and again once they come back.
 * Only scrolling by hand ends it: a list that grows faster than it is drawn is not always at its end.
 */
export function useFollow(virtual: Virtualizer<HTMLDivElement, Element>, lastKey: number | null) {
  const [following, setFollowing] = useState(true);
  const gestureAt = useRef(0);
  const total = virtual.getTotalSize();

  useLayoutEffect(() => {
    if (following && lastKey !== null && total > 0) virtual.scrollToEnd();
  }, [following, lastKey, total, virtual]);

  const gesture = () => {
    gestureAt.current = performance.now();
  };
  const handlers: HTMLAttributes<HTMLDivElement> = {
    onWheel: gesture,
    onKeyDown: gesture,
    onTouchMove: gesture,
    onPointerDown: gesture,
    onPointerMove: (event) => event.buttons !== 0 && gesture(),
    onScroll(event) {
      const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
      if (scrollHeight - scrollTop - clientHeight <= endThreshold) setFollowing(true);
      else if (performance.now() - gestureAt.current < gestureMs) setFollowing(false);
    },
  };
  return { following, handlers, follow: () => setFollowing(true), leave: () => setFollowing(false) };
}
