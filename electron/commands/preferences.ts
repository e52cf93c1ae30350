import {
  defaultPreferences,
  type PreferenceName,
  type Preferences,
  type PreferencesPatch,
  preferenceNames,
  preferencesPatch,
} from '../../shared/contract/preferences';
import { invalidInput } from '../../shared/errors/describe-issues';
import { nearNames, orList } from '../../shared/errors/near-names';
import { StudioError } from '../../shared/errors/studio-error';
import type { Command } from './command';

export const preferencesCommand: Command = {
  name: 'preferences',
  usage: 'preferences [NAME=VALUE…]',
  about: 'Shows your preferences, and changes the given ones; NAME= goes back to the default.',
  options: {},
  positionals: [0, preferenceNames.length],
  async run({ args, studio }) {
    const { preferences } = await studio();
    if (args.length > 0) await preferences.save(patchOf(args));
    return { json: preferences.values, text: textOf(preferences.values) };
  },
};

/** The changes of "NAME=VALUE" texts. Throws `invalid-input` that names the faulty text. */
function patchOf(args: readonly string[]): PreferencesPatch {
  const given = args.map((text) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (isName(name)) return [name, parsed(name, value)] as const;
    const what = name === '' ? `“${text}” is not NAME=VALUE.` : `There is no preference “${name}”.`;
    const near = nearNames(name || text, preferenceNames);
    throw new StudioError('invalid-input', what, {
      where: 'command line',
      hint: near.length > 0 ? `Write ${orList(near)}=VALUE.` : `They are ${preferenceNames.join(', ')}.`,
    });
  });
  const patch = preferencesPatch.safeParse(Object.fromEntries(given));
  if (patch.success) return patch.data;
  throw invalidInput('The preferences were not changed', patch.error, {
    schema: preferencesPatch,
    about: 'NAME= goes back to the default; the command preferences without a value shows all of them.',
  });
}

function isName(name: string): name is PreferenceName {
  return Object.hasOwn(defaultPreferences, name);
}

/** A text as a value of the preference: a logical value or number if it holds such; an empty text is the default. */
function parsed(name: PreferenceName, text: string): unknown {
  const usual = defaultPreferences[name];
  if (text === '') return usual;
  if (usual === null && text === 'all') return null;
  if (typeof usual === 'string') return text;
  if (text === 'true' || text === 'on') return true;
  if (text === 'false' || text === 'off') return false;
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function textOf(values: Preferences): string {
  const width = Math.max(...preferenceNames.map((name) => name.length)) + 2;
  return preferenceNames
    .map((name) => {
      const usual = values[name] === defaultPreferences[name] ? '  (default)' : '';
      return `${name.padEnd(width)}${shown(name, values)}${usual}`;
    })
    .join('\n');
}

function shown(name: PreferenceName, values: Preferences): string {
  const value = values[name];
  if (value === null) return 'all';
  if (value === '') return 'the default';
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
