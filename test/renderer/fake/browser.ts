/** Nothing is laid out in jsdom, so no size ever changes. */
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** Adds what a browser has and jsdom has not. A test file runs in jsdom by `@vitest-environment jsdom` in its first line. */
export function completeBrowser(): void {
  Object.assign(globalThis, { ResizeObserver: NoObserver });
  // No font is ever loaded.
  if (!('fonts' in document)) Object.assign(document, { fonts: new EventTarget() });
  // Nothing is preferred.
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      ...{ matches: false, media, onchange: null },
      ...{ addListener: () => undefined, removeListener: () => undefined },
    }) as MediaQueryList;
}
