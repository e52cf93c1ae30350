import { listTrash, restoreEnvironment } from '../../environments/store/trash';
import { appPaths } from '../../files/app-paths';
import { type Command, textOption } from '../command';

export const envRestoreCommand: Command = {
  name: 'env restore',
  usage: 'env restore ID|NAME [--as NAME]',
  about:
    'Restores an environment from the trash: the one with that id, or the newest one with that name. If its name is taken, it gets a similar one.',
  options: { as: { type: 'string' } },
  positionals: [1, 1],
  async run({ args: [wanted = ''], options }) {
    const paths = appPaths();
    const trashed = await listTrash(paths);
    const found = trashed.find(({ id }) => id === wanted) ?? trashed.find(({ name }) => name === wanted);
    const name = await restoreEnvironment(paths, found?.id ?? wanted, textOption(options, 'as'));
    return { json: { name }, text: `Restored as ${name}` };
  },
};
