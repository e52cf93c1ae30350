const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl+C may arrive several times: from the terminal, from npm, and from the start script. */
const sameRequestMilliseconds = 1000;

/** What would be lost by ending now. */
export interface ExitHold {
  /** Tells the user what would be lost and what to do; null if nothing would be lost. */
  readonly loss: () => string | null;
  readonly tell: (loss: string) => void;
  /** Calls back when there may be nothing to lose any more. */
  readonly onChange: (look: () => void) => void;
}

/** The part of Node's `process` that is needed here. */
export interface SignalSource {
  on(signal: (typeof signals)[number], listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Resolves when the user or the system asks the process to end, so that it can close everything first. A second
 * request ends the process at once, as an impatient Ctrl+C should.
 *
 * If `hold` names something that would be lost, the first Ctrl+C only says so. The process then ends after a
 * second Ctrl+C, or when nothing would be lost any more. SIGTERM, which the system sends at shutdown, ends it at
 * once.
 *
 * SIGHUP means that the terminal was closed or its connection broke. The user has not asked to give up the work,
 * so the process waits for what `hold` names; a `lasting` process ignores SIGHUP. (Node.js undoes the effect of
 * `nohup`, so it cannot be detected.)
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
