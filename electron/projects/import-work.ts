import type { WorkType } from '../work/work-type';
import { addFiles, type DataFile, readFiles } from './import-files';
import type { Project } from './project';

interface Input {
  readonly project: Project;
  readonly files: readonly DataFile[];
}

/**
 * Reads data files into a project, all or none; returns the ids of the data sets. Most imports end before a user
 * can see their progress. An error goes to the caller.
 */
export const importWork: WorkType<Input, readonly string[], 'import'> = {
  kind: 'import',
  about: ({ project, files }) => ({
    title: `Importing ${files.map(({ fileName }) => fileName).join(', ')}`,
    project: project.path,
    environment: null,
    progress: null,
    detail: { datasetId: null },
  }),
  lane: () => null,
  cores: () => 0,
  quietMs: 500,
  run: async ({ project, files }, { signal, report }) => {
    const read = await readFiles(files, signal, (amount, of) =>
      report({ progress: { amount, of, unit: 'columns' } }),
    );
    signal.throwIfAborted();
    const ids = await addFiles(project, read);
    const [first] = read;
    report({
      detail: { datasetId: ids[0] ?? null },
      ...(first && read.length === 1 && { outcome: sizeWords(first.table) }),
    });
    return ids;
  },
};

function sizeWords({
  rowCount,
  columns,
}: {
  readonly rowCount: number;
  readonly columns: readonly unknown[];
}) {
  return `${rowCount} rows, ${columns.length} columns.`;
}
