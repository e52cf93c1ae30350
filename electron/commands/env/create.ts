import { createEnvironment } from '../../environments/store/write';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { shown } from './show';

export const envCreateCommand: Command = {
  name: 'env create',
  usage: 'env create NAME',
  about: 'Makes an empty environment; "env set" configures it, "env activate" makes it the active one.',
  options: {},
  positionals: [1, 1],
  async run({ args: [name = ''] }) {
    const paths = appPaths();
    await createEnvironment(paths, name);
    return shown(paths, name);
  },
};
