import { cloneEnvironment } from '../../environments/store/clone';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { shown } from './show';

export const envCloneCommand: Command = {
  name: 'env clone',
  usage: 'env clone NAME TO',
  about:
    'Copies an environment with its configuration and packages. If it is interrupted, nothing is left behind.',
  options: {},
  positionals: [2, 2],
  async run({ args: [name = '', to = ''], signal }) {
    const paths = appPaths();
    await cloneEnvironment(paths, name, to, signal);
    return shown(paths, to);
  },
};
