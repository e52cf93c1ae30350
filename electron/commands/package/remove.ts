import { StudioError } from '../../../shared/errors/studio-error';
import type { Command } from '../command';
import { followedChange } from './followed-change';

export const packageRemoveCommand: Command = {
  name: 'package remove',
  usage: 'package remove NAME… [--force] [--env NAME]',
  about:
    "Removes packages from the environment's own library; --force: even if other packages in it need them.",
  options: { force: { type: 'boolean' } },
  positionals: [1, 500],
  lasting: true,
  async run(input) {
    const { args, options, studio, signal } = input;
    const { packages, environment } = await studio();
    if (options.force !== true) {
      const dependents = await packages.dependents(environment, args);
      signal.throwIfAborted();
      if (dependents.length > 0) {
        throw new StudioError(
          'invalid-input',
          `${dependents.join(', ')} would not work without ${args.join(', ')}.`,
          {
            hint: 'Remove these as well, or write --force.',
            details: { dependents },
          },
        );
      }
    }
    return followedChange(input, () => packages.remove(environment, args));
  },
};
