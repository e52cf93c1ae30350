import { emptyTrash, listTrash } from '../../environments/store/trash';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';

export const envTrashCommand: Command = {
  name: 'env trash',
  usage: 'env trash [--empty]',
  about:
    'Lists removed environments, newest first, with the ids for "env restore". --empty deletes all of them for good.',
  options: { empty: { type: 'boolean' } },
  positionals: [0, 0],
  async run({ options }) {
    const paths = appPaths();
    const trashed = await listTrash(paths);
    if (options.empty === true) {
      const ids = trashed.map(({ id }) => id);
      await emptyTrash(paths, ids);
      return { json: { deleted: ids }, text: `Deleted for good: ${ids.join(', ') || 'nothing'}` };
    }
    const lines = trashed.map(({ id, name, deletedAt, bytes }) => {
      const size = `${(bytes / 1e6).toFixed(1)} MB`;
      return `${id}  ${name}, ${size}, removed ${new Date(deletedAt).toISOString()}`;
    });
    return { json: trashed, text: lines.join('\n') || 'The trash is empty.' };
  },
};
