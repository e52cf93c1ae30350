import { setTimeout as later } from 'node:timers';

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly ref?: boolean | undefined;
}

/** Node's own of later versions: rejects with the signal's reason where that comes first. */
export function setTimeout<T>(
  milliseconds?: number,
  value?: T,
  options: Options = {},
): Promise<T | undefined> {
  const { signal, ref } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted(signal));
    const onAbort = (): void => {
      clearTimeout(timer);
      if (signal) reject(aborted(signal));
    };
    const timer = later(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    }, milliseconds);
    if (ref === false) timer.unref();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

export function aborted(signal: AbortSignal): Error {
  return Object.assign(new Error('The operation was aborted', { cause: signal.reason }), {
    name: 'AbortError',
    code: 'ABORT_ERR',
  });
}
