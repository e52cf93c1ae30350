import type { PackageSource } from '../../../shared/contract/packages';

/** A package of a repository that is to be installed; an empty version is the newest. */
export interface ChosenPackage {
  readonly name: string;
  readonly version: string;
}

/** A file that was picked in the window, whose bytes go along. */
export interface PickedPackage {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Why a version cannot be one, or null. */
export function versionFault(version: string): string | null {
  const typed = version.trim();
  return typed === '' || /^\d+([.-]\d+)+$/.test(typed) ? null : 'Write it as 1.1-31.';
}

export function repositorySources(chosen: readonly ChosenPackage[]): readonly PackageSource[] {
  return chosen.map(({ name, version }) => {
    const typed = version.trim();
    return typed === '' ? { from: 'repository', name } : { from: 'repository', name, version: typed };
  });
}

/** A path of the machine that R runs on, where one was typed, and the files that were picked. */
export function fileSources(path: string, picked: readonly PickedPackage[]): readonly PackageSource[] {
  const typed = path.trim();
  return [
    ...(typed === '' ? [] : [{ from: 'file' as const, path: typed }]),
    ...picked.map(({ name, bytes }) => ({ from: 'bytes' as const, fileName: name, bytes })),
  ];
}
