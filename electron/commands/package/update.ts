import type { Command } from '../command';
import { followedChange } from './followed-change';

export const packageUpdateCommand: Command = {
  name: 'package update',
  usage: 'package update [NAME…] [--env NAME]',
  about: "Updates packages in the environment's own library: the named ones, or all.",
  options: {},
  positionals: [0, 500],
  lasting: true,
  async run(input) {
    const { args, studio, signal } = input;
    const { packages, environment } = await studio();
    const names = args.length > 0 ? args : await ownNames();
    if (names.length === 0) return { json: null, text: 'The environment has no packages of its own.' };
    return followedChange(input, () => packages.update(environment, names));

    async function ownNames(): Promise<readonly string[]> {
      const list = await packages.list(environment, signal);
      return list.packages.filter(({ own }) => own).map(({ name }) => name);
    }
  },
};
