import { createEnvironment } from '../../environments/store/write';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { shown } from './show';

export const envCreateCommand: Command = {
  name: 'env create',
  usage: 'env create NAME',
  about:
    'Makes an empty environment. Configure it with "env set"; make it the active one with "env activate".',
  options: {},
  positionals: [1, 1],
  async run({ args: [name = ''] }) {
    const paths = appPaths();
    await createEnvironment(paths, name);
    return shown(paths, name);
  },
};
