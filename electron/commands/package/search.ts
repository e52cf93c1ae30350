import type { AvailablePackage } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import type { Command } from '../command';

export const packageSearchCommand: Command = {
  name: 'package search',
  usage: 'package search (TEXT | --outdated) [--env NAME]',
  about:
    'Searches the repositories for a part of a name; --outdated: lists installed packages with a newer version.',
  options: { outdated: { type: 'boolean' } },
  positionals: [0, 1],
  async run({ args: [text = ''], options, studio, signal }) {
    if (!options.outdated && text.trim() === '') {
      throw new StudioError('invalid-input', 'The text to search for is missing.', {
        hint: 'Write a part of a name, or --outdated.',
        where: 'command line',
      });
    }
    const { packages, environment } = await studio();
    const found =
      options.outdated === true
        ? await packages.outdated(environment, signal)
        : await packages.search(environment, text, signal);
    const nothing = options.outdated ? 'All packages are up to date.' : 'There is none.';
    return { json: found, text: found.length > 0 ? found.map(line).join('\n') : nothing };
  },
};

function line({ name, version, repository, installed }: AvailablePackage): string {
  return `${name} ${version}  ${repository}${installed === null ? '' : `, ${installed} is installed`}`;
}
