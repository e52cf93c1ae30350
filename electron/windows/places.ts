import type { Rectangle } from 'electron';
import type { WindowPlace } from '../projects/window-memory';

/** The page is made for at least this; a smaller screen gets what it has. */
export const smallest = { width: 1024, height: 700 } as const;
const usual = { width: 1440, height: 900 } as const;

/** So much of a window's top edge must be on a screen for a hand to find it. */
const grip = { width: 120, height: 24 } as const;
/** A second window lies beside the first, not over it. */
const step = 28;

/**
 * Where a window may open: as remembered, if its top edge is on one of the screens that are there now, and no larger
 * than that screen; otherwise in the middle of the first. `areas` are the screens' work areas, the main one first.
 *
 * The library electron-window-state has one place for all windows, in a file of its own that it writes without a lock, and
 * gives up a place that is not wholly on one screen.
 */
export function placeOn(areas: readonly Rectangle[], remembered: WindowPlace | null): WindowPlace {
  const main = areas[0] ?? { x: 0, y: 0, ...usual };
  const area = remembered && areas.find((candidate) => isReachable(remembered, candidate));
  if (!remembered || !area) {
    const size = sizeIn(main, remembered ?? usual);
    return { ...size, ...centre(main, size), maximized: remembered?.maximized ?? false };
  }
  const size = sizeIn(area, remembered);
  return {
    ...size,
    x: between(remembered.x, area.x - size.width + grip.width, area.x + area.width - grip.width),
    y: between(remembered.y, area.y, area.y + area.height - grip.height),
    maximized: remembered.maximized,
  };
}

/** The place of a new window while another one stands at `other`. */
export function beside(areas: readonly Rectangle[], other: Rectangle): WindowPlace {
  return placeOn(areas, { ...other, x: other.x + step, y: other.y + step, maximized: false });
}

function isReachable({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return shown >= grip.width && y >= area.y - grip.height && y <= area.y + area.height - grip.height;
}

function sizeIn(area: Rectangle, wanted: { readonly width: number; readonly height: number }) {
  return {
    width: Math.min(Math.max(wanted.width, smallest.width), area.width),
    height: Math.min(Math.max(wanted.height, smallest.height), area.height),
  };
}

function centre(area: Rectangle, size: { readonly width: number; readonly height: number }) {
  return {
    x: Math.round(area.x + (area.width - size.width) / 2),
    y: Math.round(area.y + (area.height - size.height) / 2),
  };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
