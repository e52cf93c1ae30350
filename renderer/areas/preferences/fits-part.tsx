import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudioState } from '../../store/use-store';
import { NumberField } from '../../ui/number-field';
import { wholeNumber } from '../../ui/number-text';
import { controlId, PreferenceRow } from './preference-row';
import { usePreference } from './use-preference';

export function FitsPart(): ReactNode {
  const cores = usePreference('cores');
  const notify = usePreference('notify');
  const after = usePreference('notifyAfterSeconds');
  const machine = useStudioState((state) => state.info?.cores) ?? 1;
  return (
    <>
      <PreferenceRow
        name="cores"
        label={t('preferences.fits.cores')}
        about={t('preferences.fits.coresAbout', { n: wholeNumber(machine) })}
        view={cores}
        usual={t('preferences.fits.coresAll')}
      >
        <NumberField
          id={controlId('cores')}
          value={cores.value ?? undefined}
          fallback={t('preferences.fits.coresAll')}
          min={1}
          max={1024}
          onChange={(value) => cores.set(value ?? null)}
        />
      </PreferenceRow>
      <PreferenceRow
        name="notify"
        label={t('preferences.fits.notify')}
        about={t('preferences.fits.notifyAbout')}
        view={notify}
        usual={t('preferences.on')}
      >
        <Switch
          id={controlId('notify')}
          aria-describedby={`${controlId('notify')} about`}
          checked={notify.value}
          onChange={(event) => notify.set(event.currentTarget.checked)}
        />
      </PreferenceRow>
      <PreferenceRow
        name="notifyAfterSeconds"
        label={t('preferences.fits.notifyAfter')}
        about={t('preferences.fits.notifyAfterAbout')}
        view={after}
        usual="60"
      >
        <NumberField
          id={controlId('notifyAfterSeconds')}
          value={after.value}
          min={0}
          max={86_400}
          step={10}
          onChange={(value) => value !== undefined && after.set(value)}
        />
      </PreferenceRow>
    </>
  );
}
