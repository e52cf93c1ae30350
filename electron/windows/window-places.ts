import type { Rectangle } from 'electron';
import type { WindowPlace } from '../projects/window-memory';

/** The page is designed for at least this size. On a smaller screen the window is as large as the screen. */
export const smallest = { width: 1024, height: 700 } as const;
const usual = { width: 1440, height: 900 } as const;

/** How much of a window's top edge must be on a screen, so that a user can grab it. */
const grip = { width: 120, height: 24 } as const;
/** The offset of a second window from the first, so that it does not cover it. */
const step = 28;

/**
 * The place for a new window: the remembered one if its top edge is on one of the present screens, at most as
 * large as that screen; otherwise the middle of the first screen. `areas` are the screens' work areas, the main
 * one first.
 *
 * The library electron-window-state has one place for all windows, in a file of its own that it writes without a
 * lock. It also drops a place that is not wholly on one screen.
 */
export function placeOnScreens(areas: readonly Rectangle[], remembered: WindowPlace | null): WindowPlace {
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

/** The place of a new window while another one is at `other`. */
export function placeBeside(areas: readonly Rectangle[], other: Rectangle): WindowPlace {
  return placeOnScreens(areas, { ...other, x: other.x + step, y: other.y + step, maximized: false });
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
