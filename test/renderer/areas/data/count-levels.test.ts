import { expect, it } from 'vitest';
import { canCount, countLevels } from '../../../../renderer/areas/data/count-levels';
import { NA_INTEGER } from '../../../../shared/model/table';
import { fakeConnection } from '../../fake/fake-connection';
import { project } from '../../fake/fixtures';

const [epilepsy] = project.datasets;
const levels = ['no', 'yes', 'never said'];

it('counts the rows of each value over all pages, missing ones apart', async () => {
  if (!epilepsy) throw new Error('The fixture has no data set.');
  const dataset = { ...epilepsy, rowCount: 4500 };
  // Row by row: no, yes, missing, no, yes, missing …
  const codeOf = (row: number) => [1, 2, NA_INTEGER][row % 3] ?? NA_INTEGER;
  const connection = fakeConnection({
    'data.page': ({ datasetId, offset, limit }) => {
      const length = Math.min(limit, dataset.rowCount - offset);
      const codes = Int32Array.from({ length }, (_, i) => codeOf(offset + i));
      return {
        datasetId,
        offset,
        rowCount: dataset.rowCount,
        columns: [{ kind: 'factor', name: 'answer', codes, levels, ordered: false }],
        rowNumbers: Int32Array.from({ length }, (_, i) => offset + i + 1),
      };
    },
  });
  const counts = await countLevels(connection, dataset, 'answer', new AbortController().signal);
  expect([...counts]).toEqual([
    ['no', 1500],
    ['yes', 1500],
  ]);
  expect(connection.calls).toHaveLength(3);
});

it('does not read a large data set for its counts', () => {
  const columns = project.datasets[0]?.columns ?? [];
  expect(canCount({ rowCount: 20_000, columns })).toBe(true);
  expect(canCount({ rowCount: 20_001, columns })).toBe(false);
  expect(canCount({ rowCount: 20_000, columns: Array.from({ length: 8 }, () => columns).flat() })).toBe(
    false,
  );
});
