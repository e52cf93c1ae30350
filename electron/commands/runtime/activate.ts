import {
  activateRuntime,
  deactivateRuntime,
  type SaveConfig,
} from '../../environments/runtimes/activate-runtime';
import { saveEnvironment } from '../../environments/store/write';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { environmentOf, listed } from './list';

export const runtimeActivateCommand: Command = {
  name: 'runtime activate',
  usage: 'runtime activate NAME [--env NAME]',
  about: 'Makes an environment use a runtime, which must fit its R. brmspy then uses it by default.',
  options: {},
  positionals: [1, 1],
  async run({ args: [name = ''], options }) {
    const paths = appPaths();
    const environment = await environmentOf(paths, options);
    const save: SaveConfig = (before, after) => saveEnvironment(paths, before, after);
    await activateRuntime(paths, name, environment, save);
    return listed(paths, environment);
  },
};

export const runtimeDeactivateCommand: Command = {
  name: 'runtime deactivate',
  usage: 'runtime deactivate [--env NAME]',
  about: 'Makes an environment use no runtime. If brmspy used the same one, it uses none either.',
  options: {},
  positionals: [0, 0],
  async run({ options }) {
    const paths = appPaths();
    const environment = await environmentOf(paths, options);
    await deactivateRuntime(paths, environment, (before, after) => saveEnvironment(paths, before, after));
    return listed(paths, environment);
  },
};
