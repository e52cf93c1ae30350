import { useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { Preferences } from '../../shared/contract/preferences';
import { useStudioState } from '../store/use-store';
import { monospace, systemFont } from './theme';

/** The sizes that all of the style sheets are written for, in px. */
const textSize = 13;
const codeSize = 12;

/** Gives the page the theme, fonts, sizes and zoom that are preferred; shows nothing itself. */
export function Appearance(): ReactNode {
  const preferences = useStudioState((state) => state.preferences);
  // Where main zooms the window, the page must not do so again.
  const zoomed = useStudioState((state) => state.info?.abilities.zoom ?? true);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const scheme = preferences.theme === 'system' ? 'auto' : preferences.theme;

  useEffect(() => {
    if (colorScheme !== scheme) setColorScheme(scheme);
  }, [colorScheme, scheme, setColorScheme]);
  useEffect(() => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(variables(preferences))) style.setProperty(name, value);
  }, [preferences]);
  useEffect(() => {
    const factor = zoomed ? 1 : preferences.zoom;
    // Menus find their place by what is between them and the body, so the body is zoomed and not the whole document.
    document.body.style.setProperty('zoom', String(factor));
    document.documentElement.style.setProperty('--bs-zoom', String(factor));
    // What measures the window measures it anew.
    window.dispatchEvent(new Event('resize'));
  }, [zoomed, preferences.zoom]);
  return null;
}

/** What style sheets and Mantine read. */
function variables(preferences: Preferences): Readonly<Record<string, string>> {
  const text = fontFamily(preferences.textFont, systemFont);
  return {
    '--mantine-font-family': text,
    '--mantine-font-family-headings': text,
    '--mantine-font-family-monospace': fontFamily(preferences.codeFont, monospace),
    '--bs-text-scale': String(preferences.textSize / textSize),
    '--bs-code-scale': String(preferences.codeSize / codeSize),
  };
}

/** The preferred font, then those that stand in where it has no sign for a letter or is not there. */
export function fontFamily(name: string, others: string): string {
  return name === '' ? others : `"${name}", ${others}`;
}
