/** How long one piece of work may hold the main process before others get their turn. */
const sliceMilliseconds = 12;

/**
 * Gives a function to call between the pieces of a long computation. It waits now and then, so that other work of the
 * process gets its turn, and rejects as soon as `signal` is aborted.
 */
export function pausesForOthers(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - began < sliceMilliseconds) return;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    began = performance.now();
  };
}
