import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { StoragePlaces } from '../../../shared/contract/preferences';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useStudio, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { NumberField } from '../../ui/number-field';
import { byteSize, wholeNumber } from '../../ui/number-text';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows, useSlow, Working } from '../../ui/working';
import { controlId, PreferenceRow } from './preference-row';
import classes from './preferences.module.css';
import { TextControl } from './text-control';
import { usePreference } from './use-preference';

export function StoragePart(): ReactNode {
  const { connection } = useStudio();
  const limit = usePreference('cacheLimit');
  const cacheFolder = useStudioState((state) => state.preferences.cacheFolder);
  const query = useQuery(`places ${cacheFolder} ${limit.value}`, (signal) =>
    connection.call('preferences.places', undefined, signal),
  );
  const [cleared, setCleared] = useState<StoragePlaces | null>(null);
  const places = query.stale ? query.data : (cleared ?? query.data);
  if (query.error) return <ErrorBox error={query.error} retry={query.reload} />;
  if (!places) return <SkeletonRows rows={6} label={t('preferences.storage.loading')} />;
  return (
    <>
      <FolderRow
        name="projectsFolder"
        label={t('preferences.storage.projectsFolder')}
        about={t('preferences.storage.projectsFolderAbout')}
        usual={places.defaults.projectsFolder}
      />
      <FolderRow
        name="cacheFolder"
        label={t('preferences.storage.cacheFolder')}
        about={t('preferences.storage.cacheFolderAbout')}
        usual={places.defaults.cacheFolder}
      />
      <PreferenceRow
        name="cacheLimit"
        label={t('preferences.storage.cacheLimit')}
        about={t('preferences.storage.cacheLimitAbout')}
        view={limit}
        usual={t('preferences.storage.megabytes', { n: wholeNumber(2048) })}
      >
        <NumberField
          id={controlId('cacheLimit')}
          value={limit.value}
          min={10}
          max={1_000_000}
          late
          onChange={(value) => value !== undefined && limit.set(value)}
        />
      </PreferenceRow>
      <CacheRow places={places} onCleared={setCleared} />
    </>
  );
}

function FolderRow(props: {
  readonly name: 'projectsFolder' | 'cacheFolder';
  readonly label: string;
  readonly about: string;
  readonly usual: string;
}): ReactNode {
  const { name, label, about, usual } = props;
  const { connection } = useStudio();
  const view = usePreference(name);
  const dialogs = useStudioState((state) => state.info?.abilities.dialogs ?? false);
  const slow = useSlow(view.saving);
  async function choose() {
    const path = await connection.call('preferences.chooseFolder', { which: name });
    if (path !== null) view.set(path);
  }
  return (
    <PreferenceRow name={name} label={label} about={about} view={view} usual={usual} wide>
      <div className={classes.folder}>
        <TextControl
          id={controlId(name)}
          describedBy={`${controlId(name)} about`}
          value={view.value}
          placeholder={usual}
          onChange={view.set}
        />
        {dialogs && (
          <Button variant="default" onClick={() => void choose()}>
            {t('preferences.storage.choose')}
          </Button>
        )}
      </div>
      {slow && <Working label={t('preferences.storage.moving')} />}
    </PreferenceRow>
  );
}

/** What the cache holds now, and the way to empty it. */
function CacheRow(props: {
  readonly places: StoragePlaces;
  readonly onCleared: (places: StoragePlaces) => void;
}): ReactNode {
  const { places, onCleared } = props;
  const { connection } = useStudio();
  const [clearing, setClearing] = useState(false);
  const [error, setError] = useState<StudioError | null>(null);
  const { models, bytes } = places.cache;
  async function clear() {
    setClearing(true);
    setError(null);
    try {
      onCleared(await connection.call('preferences.clearCache', undefined));
    } catch (thrown) {
      setError(asStudioError(thrown));
    }
    setClearing(false);
  }
  return (
    <div className={classes.row}>
      <div className={classes.pair}>
        <div className={classes.words}>
          <span className={classes.name}>{t('preferences.storage.cache')}</span>
          <div className={classes.about}>{t('preferences.storage.cacheAbout')}</div>
        </div>
        <div className={classes.control}>
          <div className={classes.cache}>
            <span role="status">
              {models === 0
                ? t('preferences.storage.cacheEmpty')
                : t('preferences.storage.cacheFacts', {
                    count: models,
                    n: wholeNumber(models),
                    size: byteSize(bytes),
                  })}
            </span>
            <Button
              variant="default"
              disabled={models === 0 || clearing}
              aria-label={t('preferences.storage.clearModels')}
              onClick={() => void clear()}
            >
              {t('preferences.storage.clear')}
            </Button>
          </div>
          {error && <ErrorBox error={error} />}
        </div>
      </div>
    </div>
  );
}
