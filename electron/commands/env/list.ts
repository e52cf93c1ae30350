import { environmentEntries } from '../../environments/store/list';
import { activeEnvironment } from '../../environments/store/state-files';
import { defaultEnvironment } from '../../environments/store/store-paths';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';

export const envListCommand: Command = {
  name: 'env list',
  usage: 'env list',
  about: 'Lists the environments with their R and packages. * marks the active one.',
  options: {},
  positionals: [0, 0],
  async run({ tell }) {
    const paths = appPaths();
    const active = await activeEnvironment(paths).catch((error: Error) => {
      tell(error.message);
      return null;
    });
    const entries = await environmentEntries(paths, active ?? defaultEnvironment);
    const lines = entries.map((entry) => {
      const state = entry.damaged
        ? `damaged: ${entry.damaged.message}`
        : `R ${entry.rVersion ?? 'not found'}, brms ${entry.brmsVersion ?? 'not found'}, ${entry.packageCount} packages of its own`;
      return `${entry.active ? '*' : ' '} ${entry.name}  ${state}`;
    });
    if (entries.every((entry) => !entry.active)) tell(`The active environment "${active}" does not exist.`);
    return { json: entries, text: lines.join('\n') };
  },
};
