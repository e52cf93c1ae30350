import type { PackageSource } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';

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

/** Files that were chosen or dropped. Throws `invalid-input` for what cannot be read, as a folder. */
export function readPicked(files: readonly File[]): Promise<readonly PickedPackage[]> {
  return Promise.all(
    files.map(async (file) => {
      try {
        return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      } catch (cause) {
        throw new StudioError('invalid-input', t('packages.file.unreadable', { name: file.name }), {
          hint: t('packages.file.unreadableHint'),
          where: file.name,
          cause,
        });
      }
    }),
  );
}

/** One of the same name takes the other's place. */
export function withPicked(
  picked: readonly PickedPackage[],
  more: readonly PickedPackage[],
): readonly PickedPackage[] {
  const names = new Set(more.map(({ name }) => name));
  return [...picked.filter(({ name }) => !names.has(name)), ...more];
}

/** Why a version cannot be one, or null. */
export function versionFault(version: string): string | null {
  const typed = version.trim();
  return typed === '' || /^\d+([.-]\d+)+$/.test(typed) ? null : t('packages.version.fault');
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
