import { renameEnvironment } from '../../environments/store/rename';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { shown } from './show';

export const envRenameCommand: Command = {
  name: 'env rename',
  usage: 'env rename NAME TO',
  about: 'Gives an environment another name; the active one stays active.',
  options: {},
  positionals: [2, 2],
  async run({ args: [name = '', to = ''] }) {
    const paths = appPaths();
    await renameEnvironment(paths, name, to);
    return shown(paths, to);
  },
};
