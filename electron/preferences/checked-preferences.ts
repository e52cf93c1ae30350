import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import type { PreferenceName, Preferences, PreferencesPatch } from '../../shared/contract/preferences';
import { StudioError } from '../../shared/errors/studio-error';
import { makeFolders } from '../files/make-folders';

/**
 * The patch as it is kept: spaces at the ends gone, chosen folders made. Throws `invalid-input` that names the
 * preference: a folder that cannot be written to, an address that is not https, one mark for decimals and thousands.
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
      `A ${decimalMark} cannot stand before decimals and between thousands alike.`,
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
    'Write the whole address, beginning with https://.',
  );
}

/** The folder's full path; it is made where it is not there yet. An empty text stands for the usual place. */
async function writableFolder(text: string, where: PreferenceName): Promise<string> {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  if (!isAbsolute(trimmed)) {
    throw invalid(where, `“${trimmed}” is not a full path.`, 'Give the whole path of the folder.');
  }
  const path = normalize(trimmed).replace(/(?<=.)[/\\]+$/, '');
  try {
    makeFolders(path);
    await access(path, constants.W_OK | constants.X_OK);
    // What it says of rights is not all: a full or a read-only disk shows only in writing.
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
