import { useCallback, useEffect, useRef, useState } from 'react';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';

export interface Query<T> {
  /** The last good answer, kept while a newer one is awaited. */
  readonly data: T | null;
  /** `data` answers an earlier question than the one being asked. */
  readonly stale: boolean;
  readonly loading: boolean;
  readonly error: StudioError | null;
  readonly reload: () => void;
  readonly cancel: () => void;
}

interface Answer<T> {
  readonly key: string;
  readonly data: T | null;
  readonly error: StudioError | null;
}

/**
 * Asks `run` whenever `key` changes, and cancels what is no longer wanted. A null key asks nothing.
 * `delay` (ms) waits for typing to end. There is no cache: main answers from memory, and knows when an answer is out of
 * date. A library with one (TanStack Query, 46 kB) would want keys that no two screens share, and word of every change.
 */
export function useQuery<T>(
  key: string | null,
  run: (signal: AbortSignal) => Promise<T>,
  delay = 0,
): Query<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ key: '', data: null, error: null });
  const [round, setRound] = useState(0);
  const [loading, setLoading] = useState(false);
  const latest = useRef(run);
  latest.current = run;
  const controller = useRef<AbortController | null>(null);

  useEffect(() => {
    if (key === null || round < 0) {
      setLoading(false);
      return;
    }
    const own = new AbortController();
    controller.current = own;
    setLoading(true);
    const timer = setTimeout(() => {
      latest.current(own.signal).then(
        (data) => {
          if (own.signal.aborted) return;
          setAnswer({ key, data, error: null });
          setLoading(false);
        },
        (thrown: unknown) => {
          if (own.signal.aborted) return;
          setAnswer((old) => ({ key, data: old.data, error: asStudioError(thrown) }));
          setLoading(false);
        },
      );
    }, delay);
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [key, round, delay]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const cancel = useCallback(() => {
    controller.current?.abort();
    setLoading(false);
  }, []);
  return {
    data: answer.data,
    stale: answer.data !== null && (answer.key !== key || answer.error !== null),
    loading,
    error: answer.key === key ? answer.error : null,
    reload,
    cancel,
  };
}
