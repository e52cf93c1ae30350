/** How long one computation may block the main process. */
const sliceMilliseconds = 12;

/**
 * Returns a function to call between the parts of a long computation. It pauses now and then so that other work of
 * the process can run, and rejects as soon as `signal` is aborted.
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
