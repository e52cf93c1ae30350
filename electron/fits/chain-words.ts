/** "Chain 2: Rejecting initial value:", as rstan and CmdStan print it. */
const chainLine = /^\s*Chain\s+(\d+):?\s(.*)$/;
/** The line before Stan's reason for rejecting an initial value, or for an error that it survives. */
const heading = /^(Rejecting initial value:|Exception:|Error evaluating|Unrecoverable error)/;
const failure = /Initialization (between .*)?failed|Initialization from source failed|User-specified init/;
/** Lines after the reason that are not about the model. */
const noise = /can't start sampling|Try specifying initial values|^If this warning|^but if this warning/;

/** Where it happened: "(in 'model7f_code' at line 74)" of rstan, "(in 'model.stan', line 9, column 2 to column 30)" of CmdStan. */
const position = / *\(in '[^']*',? (?:at )?line (\d+)[^)]*\)/g;

/** The most different reasons to show for a chain; the log has all of them. */
const mostReasons = 3;

interface Words {
  readonly reasons: string[];
  /** True after the heading: the next line is the reason. */
  open: boolean;
  failed: boolean;
}

/** Collects Stan's own reasons for chains that do not start, from its output line by line. */
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

  /** Stan's reasons as one text; "" if it gave none. */
  reasonOf(chain: number): string {
    return (this.#chains.get(chain)?.reasons ?? []).join(' ');
  }
}

/** "Log probability evaluates to log(0), i.e. negative infinity.", each once. */
function keep({ reasons }: Words, text: string): void {
  const plain = text.replace(position, ' (line $1 of the Stan code)');
  const sentence = /[.!?:]$/.test(plain) ? plain : `${plain}.`;
  if (reasons.length < mostReasons && !reasons.includes(sentence)) reasons.push(sentence);
}
