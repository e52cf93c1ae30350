import type { PackageSource } from '../../../shared/contract/packages';
import type { InstalledVersion } from './install';

/** The name and version of a package from a repository, or the file of another package. */
export function sourceWords(source: PackageSource): string {
  switch (source.from) {
    case 'repository':
      return source.version === undefined ? source.name : `${source.name} ${source.version}`;
    case 'file':
      return lastPart(source.path);
    case 'bytes':
      return lastPart(source.fileName);
  }
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).filter(Boolean).at(-1) ?? path;
}

/** "lme4 1.1-31 and nloptr 2.0.3" */
export function versionWords(packages: readonly InstalledVersion[]): string {
  return wordsFor(packages.map(({ name, version }) => `${name} ${version}`));
}

/** "a, b and c"; for very many names only the first ones. */
export function wordsFor(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length > 8) return `${names.slice(0, 7).join(', ')} and ${names.length - 7} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
