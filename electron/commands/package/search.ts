import type { AvailablePackage } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import type { Command } from '../command';

export const packageSearchCommand: Command = {
  name: 'package search',
  usage: 'package search (TEXT | --outdated) [--env NAME]',
  about:
    'Packages of the repositories by a part of their name; --outdated: installed ones that they have newer.',
  options: { outdated: { type: 'boolean' } },
  positionals: [0, 1],
  async run({ args: [text = ''], options, studio, signal }) {
    if (!options.outdated && text.trim() === '') {
      throw new StudioError('invalid-input', 'It is not said what to look for.', {
        hint: 'Write a part of a name, or --outdated.',
        where: 'command line',
      });
    }
    const { packages, environment } = await studio();
    const found =
      options.outdated === true
        ? await packages.outdated(environment, signal)
        : await packages.search(environment, text, signal);
    const nothing = options.outdated ? 'All are as new as the repositories have them.' : 'There is none.';
    return { json: found, text: found.length > 0 ? found.map(line).join('\n') : nothing };
  },
};

function line({ name, version, repository, installed }: AvailablePackage): string {
  return `${name} ${version}  ${repository}${installed === null ? '' : `, ${installed} is installed`}`;
}
