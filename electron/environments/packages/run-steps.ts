/**
 * Runs at most `lanes` steps at the same time, each one after the steps that it names. After a failure no further step
 * begins, and it is thrown when the running steps have ended. `place` counts the steps from 1 in the order of their
 * start.
 */
export async function runSteps<S extends { readonly name: string; readonly after: readonly string[] }>(
  steps: readonly S[],
  lanes: number,
  run: (step: S, place: number) => Promise<void>,
): Promise<void> {
  const waiting = [...steps];
  const open = new Set(steps.map(({ name }) => name));
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let place = 0;
  const begin = (step: S) => {
    waiting.splice(waiting.indexOf(step), 1);
    place += 1;
    const ended = run(step, place).then(
      () => void open.delete(step.name),
      (error: unknown) => void failures.push(error),
    );
    const settled: Promise<void> = ended.then(() => void running.delete(settled));
    running.add(settled);
  };
  while (waiting.length > 0 || running.size > 0) {
    if (failures.length > 0) {
      await Promise.all(running);
      break;
    }
    const free = waiting.find(({ after }) => !after.some((name) => open.has(name)));
    // Steps in a circle need each other, so they begin in their order.
    const next = free ?? (running.size === 0 ? waiting[0] : undefined);
    if (next && running.size < lanes) begin(next);
    else await Promise.race(running);
  }
  if (failures.length > 0) throw failures[0];
}
