import { removeEnvironment } from '../../environments/store/trash';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';

export const envRemoveCommand: Command = {
  name: 'env remove',
  usage: 'env remove NAME',
  about: 'Moves an environment with its packages to the trash. "env restore" brings it back.',
  options: {},
  positionals: [1, 1],
  async run({ args: [name = ''] }) {
    const trashed = await removeEnvironment(appPaths(), name);
    return { json: trashed, text: `${name} is in the trash: env restore ${JSON.stringify(trashed.id)}` };
  },
};
