import { vi } from 'vitest';

/** Gives every element of jsdom, which lays nothing out, this size in px, and lets code scroll it. */
export function layOut(size: { readonly width: number; readonly height: number }): void {
  const own = HTMLElement.prototype;
  for (const [side, value] of Object.entries(size)) {
    const name = side === 'width' ? 'Width' : 'Height';
    for (const kind of ['offset', 'client'])
      vi.spyOn(own, `${kind}${name}` as 'offsetWidth', 'get').mockReturnValue(value);
  }
  // As far as anybody asks to.
  vi.spyOn(own, 'scrollHeight', 'get').mockReturnValue(1e9);
  vi.spyOn(own, 'scrollWidth', 'get').mockReturnValue(1e9);
  own.scrollTo = function scrollTo(this: HTMLElement, to?: ScrollToOptions | number) {
    if (typeof to !== 'object') return;
    this.scrollTop = to.top ?? this.scrollTop;
    this.scrollLeft = to.left ?? this.scrollLeft;
    // A browser tells it later, never while the code that scrolls still runs: React may be drawing then.
    queueMicrotask(() => this.dispatchEvent(new Event('scroll')));
  };
}
