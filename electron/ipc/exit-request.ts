const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves when the user or the system asks the process to end, so that it can close what it holds.
 * A second request does not wait for that: it ends the process at once, as an impatient Ctrl+C should.
 */
export function onExitRequest(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of signals) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}
