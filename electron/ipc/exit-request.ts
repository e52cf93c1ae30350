const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl+C may arrive more than once: from the terminal, from npm and from the starting script. */
const sameRequestMilliseconds = 1000;

/** What would be lost by ending now. */
export interface ExitHold {
  /** Says it, and what to do; null where nothing would be lost. */
  readonly loss: () => string | null;
  readonly tell: (loss: string) => void;
  /** Calls back when the loss may have become none. */
  readonly onChange: (look: () => void) => void;
}

/** The part of Node's `process` that is needed. */
export interface SignalSource {
  on(signal: (typeof signals)[number], listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Resolves when the user or the system asks the process to end, so that it can close what it holds. A second request
 * does not wait for that: it ends the process at once, as an impatient Ctrl+C should.
 *
 * Where `hold` knows of something that would be lost, the first Ctrl+C only says so: the process ends with the second
 * one, or by itself when nothing is lost by it any more. SIGTERM, which the system sends when it shuts down, is not held.
 *
 * SIGHUP says that the terminal was closed or the connection to it broke. Nobody has asked for the work to be given up:
 * what `hold` knows of is waited for, and a `lasting` process does not end for it at all. (Node.js undoes what `nohup`
 * does, so whether the user has started it with that cannot be told.)
 */
export function onExitRequest(
  hold: () => ExitHold | null = () => null,
  { lasting = false, source = process }: { readonly lasting?: boolean; readonly source?: SignalSource } = {},
): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    let held = false;
    const end = (): void => {
      held = false;
      resolve();
    };
    const mayHold = (): boolean => {
      const reason = hold();
      const loss = reason?.loss() ?? null;
      if (!reason || loss === null) return false;
      reason.tell(loss);
      reason.onChange(() => held && reason.loss() === null && end());
      return true;
    };
    for (const signal of signals) {
      source.on(signal, () => {
        if (signal === 'SIGHUP' && (lasting || held)) return;
        const now = performance.now();
        const first = asked === undefined;
        const again = asked !== undefined && now - asked > sameRequestMilliseconds;
        if (first || again) asked = now;
        if (first) held = signal !== 'SIGTERM' && mayHold();
        if (held) {
          if (again || signal === 'SIGTERM') end();
        } else if (again) source.exit(130);
        else end();
      });
    }
  });
}
