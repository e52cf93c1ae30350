import { readEnvironment } from '../../environments/store/read';
import { setActive } from '../../environments/store/state-files';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { shown } from './show';

export const envActivateCommand: Command = {
  name: 'env activate',
  usage: 'env activate NAME',
  about:
    'Makes an environment the active one: commands and the next start of the app use it. A running app keeps its environment.',
  options: {},
  positionals: [1, 1],
  async run({ args: [name = ''], tell }) {
    const paths = appPaths();
    await readEnvironment(paths, name);
    const aside = await setActive(paths, name);
    if (aside !== null) tell(`environment_state.json was damaged and was renamed to ${aside}.`);
    return shown(paths, name);
  },
};
