import { removeRuntime } from '../../environments/runtimes/activate-runtime';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { environmentOf, listed } from './list';

export const runtimeRemoveCommand: Command = {
  name: 'runtime remove',
  usage: 'runtime remove NAME',
  about: 'Deletes a runtime that no environment uses.',
  options: {},
  positionals: [1, 1],
  async run({ args: [name = ''], options }) {
    const paths = appPaths();
    await removeRuntime(paths, name);
    return listed(paths, await environmentOf(paths, options));
  },
};
