import { useEffect, useRef, useState } from 'react';
import type { DataPage } from '../../../shared/contract/procedures';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { useStudio } from '../../app/store/use-store';

export const pageSize = 200;

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

interface Pages {
  readonly key: string;
  readonly map: Map<number, DataPage>;
}

interface Wanted {
  readonly datasetId: string;
  readonly sort: Sort | null;
  /** Changes whenever the data set itself does. */
  readonly version: string;
  readonly firstRow: number;
  readonly lastRow: number;
}

const maxPages = 60;

/**
 * The pages of a data set that are on the screen, asked for as they come into view. After a new sort the old
 * rows stay until the first new ones are there, so that nothing flashes.
 */
export function usePages(wanted: Wanted): {
  readonly page: (row: number) => DataPage | undefined;
  readonly error: StudioError | null;
  readonly retry: () => void;
  readonly stale: boolean;
} {
  const { datasetId, sort, version, firstRow, lastRow } = wanted;
  const { connection } = useStudio();
  const key = JSON.stringify([datasetId, sort, version]);
  const pages = useRef<Pages>({ key: '', map: new Map() });
  const [error, setError] = useState<StudioError | null>(null);
  const [round, setRound] = useState(0);
  const [, redraw] = useState(0);
  const firstPage = Math.floor(firstRow / pageSize);
  const lastPage = Math.floor(lastRow / pageSize);

  useEffect(() => {
    if (round < 0) return;
    const controller = new AbortController();
    const input = { datasetId, limit: pageSize, ...(sort && { sort }) };
    async function load(index: number) {
      const page = await connection.call(
        'data.page',
        { ...input, offset: index * pageSize },
        controller.signal,
      );
      if (pages.current.key !== key) pages.current = { key, map: new Map() };
      const { map } = pages.current;
      map.set(index, page);
      for (const old of map.keys()) if (map.size > maxPages && old !== index) map.delete(old);
      setError(null);
      redraw((n) => n + 1);
    }
    for (let index = firstPage; index <= lastPage; index++) {
      if (pages.current.key === key && pages.current.map.has(index)) continue;
      load(index).catch((thrown: unknown) => {
        if (!controller.signal.aborted) setError(asStudioError(thrown));
      });
    }
    return () => controller.abort();
  }, [connection, datasetId, sort, key, firstPage, lastPage, round]);

  return {
    page: (row) => pages.current.map.get(Math.floor(row / pageSize)),
    error,
    retry: () => setRound((n) => n + 1),
    stale: pages.current.key !== key,
  };
}
