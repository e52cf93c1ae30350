import { listTrash, restoreEnvironment } from '../../environments/store/trash';
import { appPaths } from '../../files/app-paths';
import { type Command, textOption } from '../command';

export const envRestoreCommand: Command = {
  name: 'env restore',
  usage: 'env restore ID|NAME [--as NAME]',
  about:
    'Puts an environment back out of the trash: the one of that id, or the newest of that name; where its name is taken, under one like it.',
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
