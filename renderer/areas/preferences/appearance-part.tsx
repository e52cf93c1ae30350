import { SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { t } from '../../../shared/texts/texts';
import { isInstalled } from '../../ui/installed-fonts';
import { NumberField } from '../../ui/number-field';
import { wholeNumber } from '../../ui/number-text';
import { controlId, PreferenceRow } from './preference-row';
import { TextControl } from './text-control';
import { usePreference } from './use-preference';

const zooms = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const percent = (zoom: number) => t('preferences.appearance.percent', { n: wholeNumber(zoom * 100) });

/** Fonts that many have; those that are installed are offered, and any other can be typed. */
const knownFonts = {
  textFont: [
    'Arial',
    'Cantarell',
    'DejaVu Sans',
    'Helvetica',
    'Inter',
    'Liberation Sans',
    'Noto Sans',
    'Open Sans',
    'Roboto',
    'Segoe UI',
    'Ubuntu',
    'Verdana',
  ],
  codeFont: [
    'Cascadia Mono',
    'Consolas',
    'Courier New',
    'DejaVu Sans Mono',
    'Fira Code',
    'Hack',
    'JetBrains Mono',
    'Liberation Mono',
    'Menlo',
    'Noto Sans Mono',
    'Source Code Pro',
    'Ubuntu Mono',
  ],
} as const;

export function AppearancePart(): ReactNode {
  const theme = usePreference('theme');
  const zoom = usePreference('zoom');
  const themes = [
    { value: 'system', label: t('preferences.appearance.themeSystem') },
    { value: 'light', label: t('preferences.appearance.themeLight') },
    { value: 'dark', label: t('preferences.appearance.themeDark') },
  ] as const;
  const choices = [...new Set([...zooms, zoom.value])].sort((a, b) => a - b);
  return (
    <>
      <PreferenceRow
        name="theme"
        label={t('preferences.appearance.theme')}
        about={t('preferences.appearance.themeAbout')}
        view={theme}
        usual={t('preferences.appearance.themeSystem')}
      >
        <SegmentedControl
          id={controlId('theme')}
          aria-labelledby={`${controlId('theme')} label`}
          value={theme.value}
          data={[...themes]}
          onChange={theme.set}
        />
      </PreferenceRow>
      <PreferenceRow
        name="zoom"
        label={t('preferences.appearance.zoom')}
        about={t('preferences.appearance.zoomAbout')}
        view={zoom}
        usual={percent(1)}
      >
        <Select
          id={controlId('zoom')}
          value={String(zoom.value)}
          data={choices.map((value) => ({ value: String(value), label: percent(value) }))}
          allowDeselect={false}
          onChange={(value) => value !== null && zoom.set(Number(value))}
        />
      </PreferenceRow>
      <FontRow
        name="textFont"
        label={t('preferences.appearance.textFont')}
        about={t('preferences.appearance.textFontAbout')}
      />
      <SizeRow
        name="textSize"
        label={t('preferences.appearance.textSize')}
        about={t('preferences.appearance.textSizeAbout')}
        min={11}
      />
      <FontRow
        name="codeFont"
        label={t('preferences.appearance.codeFont')}
        about={t('preferences.appearance.codeFontAbout')}
      />
      <SizeRow
        name="codeSize"
        label={t('preferences.appearance.codeSize')}
        about={t('preferences.appearance.codeSizeAbout')}
        min={10}
      />
    </>
  );
}

function FontRow(props: {
  readonly name: 'textFont' | 'codeFont';
  readonly label: string;
  readonly about: string;
}): ReactNode {
  const { name, label, about } = props;
  const view = usePreference(name);
  const choices = useMemo(() => knownFonts[name].filter(isInstalled), [name]);
  const missing = view.value !== '' && !isInstalled(view.value);
  const fault = missing ? t('preferences.appearance.noFont', { font: view.value }) : null;
  return (
    <PreferenceRow
      name={name}
      label={label}
      about={about}
      view={{ ...view, fault: view.fault ?? fault }}
      usual={t('preferences.appearance.systemFont')}
    >
      <TextControl
        id={controlId(name)}
        describedBy={`${controlId(name)} about`}
        value={view.value}
        placeholder={t('preferences.appearance.systemFont')}
        choices={choices}
        onChange={view.set}
      />
    </PreferenceRow>
  );
}

function SizeRow(props: {
  readonly name: 'textSize' | 'codeSize';
  readonly label: string;
  readonly about: string;
  readonly min: number;
}): ReactNode {
  const { name, label, about, min } = props;
  const view = usePreference(name);
  return (
    <PreferenceRow
      name={name}
      label={label}
      about={about}
      view={view}
      usual={String(name === 'textSize' ? 13 : 12)}
    >
      <NumberField
        id={controlId(name)}
        value={view.value}
        min={min}
        max={16}
        onChange={(size) => size !== undefined && view.set(size)}
      />
    </PreferenceRow>
  );
}
