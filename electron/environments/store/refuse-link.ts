import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { linkTarget } from './json-object-file';
import { environmentFolder } from './store-paths';

/**
 * Refuses links, because only files below ~/.brmspy may be changed: a link in the place of a file or folder may lead to
 * files of other programs or users. Throws `invalid-input`.
 */
export async function refuseLink(path: string, what: 'file' | 'folder' | 'library'): Promise<void> {
  const target = await linkTarget(path);
  if (target === null) return;
  throw new StudioError('invalid-input', `The ${what} ${path} is a link to ${target}: ${readOnly}.`, {
    hint: `Put the ${what} itself in its place.`,
    where: path,
  });
}

/** The same for an environment's folder. */
export async function refuseLinkedFolder(paths: AppPaths, name: string): Promise<void> {
  await refuseLink(environmentFolder(paths, name), 'folder');
}

export const readOnly = 'it is read, but not changed';
