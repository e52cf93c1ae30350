/** How much is kept of the beginning and of the end, in lines and in characters. */
const headLines = 5000;
const headCharacters = 1e6;
const tailLines = 10_000;
const tailCharacters = 2e6;

/** What a fit's worker printed: the beginning and the end of it, so that no sampler can fill the memory. */
export class FitLog {
  readonly #head: string[] = [];
  #headSize = 0;
  #tail: string[] = [];
  /** Lines of the tail before this one are forgotten, but not yet taken out. */
  #first = 0;
  #tailSize = 0;
  #omitted = 0;

  add(line: string): void {
    const size = line.length + 1;
    if (this.#tail.length === 0 && this.#head.length < headLines && this.#headSize + size <= headCharacters) {
      this.#head.push(line);
      this.#headSize += size;
      return;
    }
    this.#tail.push(line);
    this.#tailSize += size;
    while (this.#tail.length - this.#first > tailLines || this.#tailSize > tailCharacters) {
      this.#tailSize -= (this.#tail[this.#first]?.length ?? 0) + 1;
      this.#first += 1;
      this.#omitted += 1;
    }
    if (this.#first * 2 > this.#tail.length) {
      this.#tail = this.#tail.slice(this.#first);
      this.#first = 0;
    }
  }

  /** The last lines, `count` at most. */
  last(count: number): readonly string[] {
    const tail = this.#tail.slice(Math.max(this.#first, this.#tail.length - count));
    return tail.length >= count ? tail : [...this.#head.slice(tail.length - count), ...tail];
  }

  text(): string {
    const gap = this.#omitted > 0 ? [`[… ${this.#omitted} lines are left out …]`] : [];
    return `${[...this.#head, ...gap, ...this.#tail.slice(this.#first)].join('\n')}\n`;
  }
}
