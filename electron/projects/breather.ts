/** How long one piece of work may hold the main process before others get their turn. */
const sliceMilliseconds = 12;

/**
 * A function to call between the pieces of a long computation: now and then it lets other work of the process go
 * first. It rejects as soon as `signal` is aborted.
 */
export function breather(signal?: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - began < sliceMilliseconds) return;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    began = performance.now();
  };
}
