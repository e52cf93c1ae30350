import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { Facts } from '../../ui/facts';
import { NumberField } from '../../ui/number-field';
import { numberStyleOf, useNumberStyle } from '../../ui/number-style';
import { byteSize, fixed, wholeNumber } from '../../ui/number-text';
import { controlId, PreferenceRow } from './preference-row';
import classes from './preferences.module.css';
import { usePreference } from './use-preference';

export function NumbersPart(): ReactNode {
  const digits = usePreference('digits');
  const decimalMark = usePreference('decimalMark');
  const grouping = usePreference('grouping');
  const system = numberStyleOf({ digits: 2, decimalMark: 'locale', grouping: 'locale' });
  const likeSystem = (mark: string) =>
    mark.trim() === '' ? t('preferences.numbers.localeNone') : t('preferences.numbers.locale', { mark });
  const marks = [
    { value: 'point', label: t('preferences.numbers.point') },
    { value: 'comma', label: t('preferences.numbers.comma') },
    { value: 'locale', label: likeSystem(system.decimal) },
  ] as const;
  const groups = [
    { value: 'comma', label: t('preferences.numbers.comma') },
    { value: 'point', label: t('preferences.numbers.point') },
    { value: 'space', label: t('preferences.numbers.space') },
    { value: 'apostrophe', label: t('preferences.numbers.apostrophe') },
    { value: 'none', label: t('preferences.numbers.none') },
    { value: 'locale', label: likeSystem(system.group) },
  ] as const;
  return (
    <>
      <PreferenceRow
        name="digits"
        label={t('preferences.numbers.digits')}
        about={t('preferences.numbers.digitsAbout')}
        view={digits}
        usual="2"
      >
        <NumberField
          id={controlId('digits')}
          value={digits.value}
          min={1}
          max={6}
          onChange={(value) => value !== undefined && digits.set(value)}
        />
      </PreferenceRow>
      <PreferenceRow
        name="decimalMark"
        label={t('preferences.numbers.decimalMark')}
        about={t('preferences.numbers.decimalMarkAbout')}
        view={decimalMark}
        usual={t('preferences.numbers.point')}
      >
        <Select
          id={controlId('decimalMark')}
          value={decimalMark.value}
          data={[...marks]}
          allowDeselect={false}
          onChange={(value) => value !== null && decimalMark.set(value)}
        />
      </PreferenceRow>
      <PreferenceRow
        name="grouping"
        label={t('preferences.numbers.grouping')}
        about={t('preferences.numbers.groupingAbout')}
        view={grouping}
        usual={t('preferences.numbers.comma')}
      >
        <Select
          id={controlId('grouping')}
          value={grouping.value}
          data={[...groups]}
          allowDeselect={false}
          onChange={(value) => value !== null && grouping.set(value)}
        />
      </PreferenceRow>
      <Sample />
    </>
  );
}

/** What the choices come to. */
function Sample(): ReactNode {
  const { digits } = useNumberStyle();
  return (
    <section className={classes.sample} aria-label={t('preferences.numbers.sample')}>
      <h3>{t('preferences.numbers.sample')}</h3>
      <Facts
        facts={[
          [t('preferences.numbers.sampleEstimate'), fixed(-1234.5678901, digits)],
          [t('preferences.numbers.sampleCount'), wholeNumber(1_234_567)],
          [t('preferences.numbers.sampleSize'), byteSize(3.4 * 2 ** 30)],
        ]}
      />
    </section>
  );
}
