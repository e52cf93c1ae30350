import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import type { PreferenceName, Preferences, PreferencesPatch } from '../../shared/contract/preferences';
import { StudioError } from '../../shared/errors/studio-error';
import { makeFolders } from '../files/make-folders';

/**
 * The changes to save, without spaces at the ends; makes the chosen folders. Throws `invalid-input` that names the
 * preference, if a folder cannot be written, an address is not https, or both number marks are the same.
 */
export async function checkedPreferences(
  now: Preferences,
  patch: PreferencesPatch,
): Promise<PreferencesPatch> {
  const next = { ...now, ...patch };
  const { decimalMark, grouping } = next;
  if (decimalMark !== 'locale' && grouping === decimalMark) {
    throw invalid(
      patch.grouping === undefined ? 'decimalMark' : 'grouping',
      `A ${decimalMark} cannot be both the decimal mark and the mark between thousands.`,
      'Change the other mark first, or both together.',
    );
  }
  return {
    ...patch,
    ...(patch.textFont !== undefined && { textFont: patch.textFont.trim() }),
    ...(patch.codeFont !== undefined && { codeFont: patch.codeFont.trim() }),
    ...(patch.projectsFolder !== undefined && {
      projectsFolder: await writableFolder(patch.projectsFolder, 'projectsFolder'),
    }),
    ...(patch.cacheFolder !== undefined && {
      cacheFolder: await writableFolder(patch.cacheFolder, 'cacheFolder'),
    }),
    ...(patch.updateAddress !== undefined && { updateAddress: updateUrl(patch.updateAddress) }),
  };
}

/** An https address, or an empty text. */
function updateUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  if (URL.canParse(trimmed) && new URL(trimmed).protocol === 'https:' && !/\s/.test(trimmed)) return trimmed;
  throw invalid(
    'updateAddress',
    `“${trimmed}” is not an https address.`,
    'Write the full address, beginning with https://.',
  );
}

/** The folder's full path; makes the folder if it is missing. An empty text stands for the usual place. */
async function writableFolder(text: string, where: PreferenceName): Promise<string> {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  if (!isAbsolute(trimmed)) {
    throw invalid(where, `“${trimmed}” is not a full path.`, 'Give the full path of the folder.');
  }
  const path = normalize(trimmed).replace(/(?<=.)[/\\]+$/, '');
  try {
    makeFolders(path);
    await access(path, constants.W_OK | constants.X_OK);
    // Permissions alone do not decide it: a full or read-only disk is only found by writing.
    await rm(await mkdtemp(join(path, '.writable-')), { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^([A-Z]+: )?([^,]*),.*$/s, '$2') : '';
    throw new StudioError('invalid-input', `Nothing can be written in ${path}${why && ` (${why})`}.`, {
      where,
      hint: 'Choose a folder that you may write to.',
      cause,
    });
  }
  return path;
}

function invalid(where: PreferenceName, message: string, hint: string): StudioError {
  return new StudioError('invalid-input', message, { where, hint });
}
