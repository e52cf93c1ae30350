const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl+C may arrive more than once: from the terminal, from npm and from the starting script. */
const sameRequestMilliseconds = 1000;

/**
 * Resolves when the user or the system asks the process to end, so that it can close what it holds.
 * A second request does not wait for that: it ends the process at once, as an impatient Ctrl+C should.
 */
export function onExitRequest(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    for (const signal of signals) {
      process.on(signal, () => {
        const now = performance.now();
        asked ??= now;
        if (now - asked > sameRequestMilliseconds) process.exit(130);
        resolve();
      });
    }
  });
}
