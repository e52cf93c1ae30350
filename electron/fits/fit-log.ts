/** The most lines and characters that are kept of the beginning and of the end. */
const headLines = 5000;
const headCharacters = 1e6;
const tailLines = 10_000;
const tailCharacters = 2e6;

/** The beginning and the end of the output of a fit's worker, so that long output cannot fill the memory. */
export class FitLog {
  readonly #head: string[] = [];
  #headSize = 0;
  #tail: string[] = [];
  /** Lines of the tail before this one are forgotten, but not removed yet. */
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

  /** The last lines, at most `count`. */
  last(count: number): readonly string[] {
    const tail = this.#tail.slice(Math.max(this.#first, this.#tail.length - count));
    return tail.length >= count ? tail : [...this.#head.slice(tail.length - count), ...tail];
  }

  text(): string {
    const gap = this.#omitted > 0 ? [`[… ${this.#omitted} lines are left out …]`] : [];
    return `${[...this.#head, ...gap, ...this.#tail.slice(this.#first)].join('\n')}\n`;
  }
}
