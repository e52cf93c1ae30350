import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { cellLook } from '../../ui/cell-look';
import { ErrorBox } from '../../ui/error-box';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';

/** The values of one row of a data set, from 1, in a line: "count 102 · Trt 1". */
export function DataRow({ datasetId, row }: { readonly datasetId: string; readonly row: number }): ReactNode {
  const { connection } = useStudio();
  const { data, error, reload } = useQuery(`${datasetId} ${row}`, (signal) =>
    connection.call('data.page', { datasetId, offset: row - 1, limit: 1 }, signal),
  );
  if (error) return <ErrorBox error={error} retry={reload} />;
  if (!data) return <Working label={t('fits.loo.readingRow')} />;
  // A name and its value stay on one line.
  return data.columns.map((column) => `${column.name}\u00a0${cellLook(column, 0).text}`).join(' · ');
}
