import { describe, expect, it } from 'vitest';
import { placeBeside, placeOnScreens } from '../../../electron/windows/window-places';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beamer = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('where a window opens', () => {
  it('is where it was, on whichever screen', () => {
    const place = { x: 1600, y: 60, width: 1200, height: 800, maximized: false };
    expect(placeOnScreens([laptop, beamer], place)).toEqual(place);
  });

  it('is in the middle of the main screen when its own screen is gone', () => {
    const place = { x: 1600, y: 60, width: 1200, height: 800, maximized: true };
    expect(placeOnScreens([laptop], place)).toEqual({
      x: 120,
      y: 63,
      width: 1200,
      height: 800,
      maximized: true,
    });
  });

  it('is no larger than the screen, and never out of a hand’s reach', () => {
    const huge = placeOnScreens([laptop], { x: -300, y: 25, width: 4000, height: 3000, maximized: false });
    expect(huge).toMatchObject({ width: 1440, height: 875 });
    const low = { x: 1300, y: 870, width: 1200, height: 800, maximized: false };
    expect(placeOnScreens([laptop], low)).toEqual(low);
    expect(placeOnScreens([laptop], { ...low, y: 890 })).toMatchObject({ x: 120, y: 63 });
    const above = placeOnScreens([laptop], { x: 100, y: 5, width: 1200, height: 800, maximized: false });
    expect(above.y).toBe(25);
  });

  it('has room for the page even where a small one is remembered, and less only on a small screen', () => {
    const tiny = { x: 10, y: 30, width: 300, height: 200, maximized: false };
    expect(placeOnScreens([laptop], tiny)).toMatchObject({ width: 1024, height: 700 });
    const phone = { x: 0, y: 0, width: 800, height: 600 };
    expect(placeOnScreens([phone], tiny)).toMatchObject({ width: 800, height: 600 });
  });

  it('without anything remembered is the middle, and beside another window a step on', () => {
    expect(placeOnScreens([beamer], null)).toEqual({
      x: 1680,
      y: 90,
      width: 1440,
      height: 900,
      maximized: false,
    });
    const other = { x: 1500, y: 50, width: 1300, height: 800 };
    expect(placeBeside([laptop, beamer], other)).toEqual({ ...other, x: 1528, y: 78, maximized: false });
  });
});
