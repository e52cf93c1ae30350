import { cancelled, timedOut } from '../call-errors';

/**
 * The promise's outcome, or the error `cancelled` or `timeout` if that comes first. Then only the wait ends: the work
 * behind the promise goes on.
 */
export function awaited<T>(
  promise: Promise<T>,
  target: string,
  limits: { readonly signal?: AbortSignal | undefined; readonly timeoutMs?: number | undefined },
): Promise<T> {
  const { signal, timeoutMs } = limits;
  if (signal?.aborted) {
    promise.catch(() => undefined);
    return Promise.reject(cancelled(target));
  }
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled(target));
    const timer =
      timeoutMs === undefined ? null : setTimeout(() => reject(timedOut(target, timeoutMs)), timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal?.removeEventListener('abort', abort);
      if (timer) clearTimeout(timer);
    });
  });
}
