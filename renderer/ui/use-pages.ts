import { useEffect, useRef, useState } from 'react';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';

interface Pages<P> {
  readonly key: string;
  readonly map: Map<string, P>;
}

interface Wanted<P> {
  /** What the pages are of: a new key makes all pages old. */
  readonly key: string;
  /** The pages that are on the screen. */
  readonly ids: readonly string[];
  readonly load: (id: string, signal: AbortSignal) => Promise<P>;
  /** Milliseconds to wait for scrolling to end, where asking for a page is dear. */
  readonly delay?: number;
}

const maxPages = 60;

/**
 * Pages that are asked for as they come into view. Under a new key the old ones stay until the first new one is
 * there, so that nothing flashes.
 */
export function usePages<P>(wanted: Wanted<P>): {
  readonly page: (id: string) => P | undefined;
  readonly loading: boolean;
  readonly error: StudioError | null;
  readonly retry: () => void;
  readonly stop: () => void;
  readonly stale: boolean;
} {
  const { key, ids, delay = 0 } = wanted;
  const pages = useRef<Pages<P>>({ key: '', map: new Map() });
  const [error, setError] = useState<StudioError | null>(null);
  const [loading, setLoading] = useState(false);
  const [round, setRound] = useState(0);
  const [, setRedraw] = useState(0);
  const controller = useRef<AbortController | null>(null);
  const latest = useRef(wanted.load);
  latest.current = wanted.load;
  const list = ids.join(' ');

  useEffect(() => {
    if (round < 0) return;
    const own = new AbortController();
    controller.current = own;
    const absent = list
      .split(' ')
      .filter((id) => id !== '' && !(pages.current.key === key && pages.current.map.has(id)));
    async function load(id: string) {
      const page = await latest.current(id, own.signal);
      if (own.signal.aborted) return;
      if (pages.current.key !== key) pages.current = { key, map: new Map() };
      const { map } = pages.current;
      map.set(id, page);
      const shown = new Set(list.split(' '));
      for (const old of map.keys()) if (map.size > maxPages && !shown.has(old)) map.delete(old);
      setError(null);
    }
    function loadAll() {
      let left = absent.length;
      for (const id of absent) {
        load(id)
          .catch((thrown: unknown) => {
            if (!own.signal.aborted) setError(asStudioError(thrown));
          })
          .finally(() => {
            left -= 1;
            if (left === 0 && !own.signal.aborted) setLoading(false);
            // Each page is shown as it comes.
            else setRedraw((n) => n + 1);
          });
      }
    }
    setLoading(absent.length > 0);
    const timer = setTimeout(loadAll, absent.length > 0 ? delay : 0);
    return () => {
      clearTimeout(timer);
      own.abort();
    };
  }, [key, list, delay, round]);

  return {
    page: (id) => pages.current.map.get(id),
    loading,
    error,
    retry: () => setRound((n) => n + 1),
    stop() {
      controller.current?.abort();
      setLoading(false);
    },
    stale: pages.current.key !== key,
  };
}
