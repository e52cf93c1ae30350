import type { NetworkSettings } from '../../../shared/contract/packages';
import { StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';

/** The settings without the repositories that nothing was typed for. */
export function withoutEmpty(settings: NetworkSettings): NetworkSettings {
  const typed = ({ name, url }: NetworkSettings['repositories'][number]) =>
    name.trim() !== '' || url.trim() !== '';
  return { ...settings, repositories: settings.repositories.filter(typed) };
}

/** What is left to be typed, with the place of its field as `where`; null where nothing is. */
export function unfinished({ repositories }: NetworkSettings): StudioError | null {
  for (const [index, { name, url }] of repositories.entries()) {
    if (name.trim() === '') {
      return new StudioError('invalid-input', t('store.giveName'), { where: `repositories[${index}].name` });
    }
    if (url.trim() === '') {
      return new StudioError('invalid-input', t('preferences.network.giveAddress'), {
        where: `repositories[${index}].url`,
      });
    }
  }
  return null;
}
