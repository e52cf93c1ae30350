import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type PackageSource, packageName } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import type { Command } from '../command';
import { followedChange } from './followed-change';

/** "lme4", "lme4@1.1-31", or the path of a tarball, zip or folder. */
export function sourceOf(text: string): PackageSource {
  if (/[/\\]|\.(tar\.(gz|bz2|xz)|tgz|zip|tar)$/i.test(text)) return { from: 'file', path: resolve(text) };
  const [name = '', version] = text.split('@');
  if (!packageName.safeParse(name).success || version === '') {
    throw new StudioError('invalid-input', `“${text}” is not the name of an R package.`, {
      hint: existsSync(text)
        ? `Write ./${text} for the folder of that name.`
        : 'Write NAME, NAME@VERSION, or the path of a package.',
      where: text,
    });
  }
  return { from: 'repository', name, ...(version !== undefined && { version }) };
}

export const packageInstallCommand: Command = {
  name: 'package install',
  usage: 'package install (NAME | NAME@VERSION | FILE | FOLDER)… [--env NAME]',
  about:
    "Installs packages and what they need into the environment's own library; if it fails, the library stays as it was.",
  options: {},
  positionals: [1, 100],
  lasting: true,
  async run(input) {
    const sources = input.args.map(sourceOf);
    return followedChange(input, ({ packages, environment }) => packages.install(environment, sources));
  },
};
