/** "Chain 2: Rejecting initial value:", as rstan and CmdStan print it. */
const chainLine = /^\s*Chain\s+(\d+):?\s(.*)$/;
/** The line after which Stan says why it cannot begin with a value, or goes on after an error. */
const heading = /^(Rejecting initial value:|Exception:|Error evaluating|Unrecoverable error)/;
const failure = /Initialization (between .*)?failed|Initialization from source failed|User-specified init/;
/** What follows the reason and says nothing of the model. */
const noise = /can't start sampling|Try specifying initial values|^If this warning|^but if this warning/;

/** So many different reasons of a chain are told; the log has them all. */
const mostReasons = 3;

interface Words {
  readonly reasons: string[];
  /** The heading has come, and its reason is the next line. */
  open: boolean;
  failed: boolean;
}

/** What Stan says of chains that do not start, in its own words, gathered from its output line by line. */
export class ChainWords {
  readonly #chains = new Map<number, Words>();

  add(line: string): void {
    const match = chainLine.exec(line);
    if (!match) return;
    const text = (match[2] ?? '').trim();
    const chain = Number(match[1]);
    const known = this.#chains.get(chain);
    if (!known && !heading.test(text) && !failure.test(text)) return;
    const words = known ?? { reasons: [], open: false, failed: false };
    this.#chains.set(chain, words);
    if (failure.test(text)) {
      words.failed = true;
      words.open = false;
      keep(words, text);
    } else if (heading.test(text)) {
      words.open = !/^Exception: ./.test(text);
      if (!words.open) keep(words, text);
    } else if (words.open && text !== '') {
      words.open = false;
      if (!noise.test(text)) keep(words, text);
    }
  }

  /** The chains that Stan could not start, in order. */
  get failed(): readonly number[] {
    return [...this.#chains].flatMap(([chain, { failed }]) => (failed ? [chain] : [])).sort((a, b) => a - b);
  }

  /** Stan's reasons as one text; "" where it gave none. */
  reasonOf(chain: number): string {
    return (this.#chains.get(chain)?.reasons ?? []).join(' ');
  }
}

/** "Log probability evaluates to log(0), i.e. negative infinity.", each once. */
function keep({ reasons }: Words, text: string): void {
  const sentence = /[.!?:]$/.test(text) ? text : `${text}.`;
  if (reasons.length < mostReasons && !reasons.includes(sentence)) reasons.push(sentence);
}
