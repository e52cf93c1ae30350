import { readFile } from 'node:fs/promises';
import type { RAnswer } from './ask-r';
import { type Found, found } from './found-check';

/** What a profile may set that is set back for our own work, with what it breaks in plain R. */
const broken: Readonly<Record<string, readonly [RegExp, string]>> = {
  OutDec: [
    /\bOutDec\b/,
    'numbers that R turns to text get that decimal mark, so that brms does not load and no model compiles',
  ],
  scipen: [/\bscipen\b/, 'whole numbers are written as 3e+00, which Stan does not read'],
  warn: [/\bwarn\s*=/, 'every warning is an error, also those after sampling, which lose the draws'],
  encoding: [/\bencoding\b/, 'files are read as if they were written in that encoding'],
  stringsAsFactors: [/\bstringsAsFactors\b/, 'R itself has given this option up'],
  LC_NUMERIC: [
    /\bLC_NUMERIC\b|\bLC_ALL\b|Sys\.setlocale/,
    'numbers get another decimal mark, and R warns of it',
  ],
};

/** What it may set that changes models: nobody but the user can know whether that is meant. */
const chosen: Readonly<Record<string, readonly [RegExp, string]>> = {
  contrasts: [
    /\bcontrasts\b/,
    'categories are coded so in every model, and coefficients mean something else than with R’s defaults',
  ],
  'na.action': [/\bna\.action\b/, 'rows with missing values are treated so, unlike with R’s defaults'],
};

/** Options, functions and locale that R's start-up files have set, with file and line. Null where there is nothing to tell. */
export async function checkProfile(facts: RAnswer): Promise<Found | null> {
  const files = profilesOf(facts);
  const told: string[] = [];
  const fixes: string[] = [];
  const tell = async (setting: string, pattern: RegExp, effect: string): Promise<string> => {
    const place = await settingPlace(files, pattern);
    told.push(`${place} sets ${setting}: ${effect}.`);
    return place;
  };
  for (const [name, [pattern, effect]] of Object.entries(broken)) {
    const value = facts.get(`odd.${name}`);
    if (value === '') continue;
    const setting =
      name === 'LC_NUMERIC' ? `the locale LC_NUMERIC to ${value}` : `options(${name} = ${value})`;
    await tell(setting, pattern, effect);
  }
  if (told.length > 0) {
    fixes.push(
      'Brms Studio sets that back for its own work. For R elsewhere remove it, or keep it to sessions with a person: if (interactive()) ….',
    );
  }
  for (const [name, [pattern, effect]] of Object.entries(chosen)) {
    const value = facts.get(`choice.${name}`);
    if (value === '') continue;
    await tell(`${name} (${value})`, pattern, effect);
    fixes.push(`${name} applies here too, as it may be meant. Remove it from the profile if it is not.`);
  }
  const masked = facts.all('masked');
  if (masked.length > 0) {
    const places = await Promise.all(masked.map((name) => settingPlace(files, definitionOf(name))));
    const shown = masked.map((name, i) => `${name} (${places[i]})`).join(', ');
    told.push(`Functions of the profile have the names of R’s own: ${shown}.`);
    fixes.push('Formulas and R code that use such a name get the profile’s function. Give it another name.');
  }
  if (told.length === 0) return null;
  return found('warn', 'profile', 'R profile', told.join(' '), { fix: fixes.join(' ') });
}

/** Of R's start-up files the ones that are there. */
export function profilesOf(facts: RAnswer): readonly string[] {
  return [...facts.all('profile.user'), ...facts.all('profile.site')];
}

const stopping =
  /\b(?:q|quit|stop|readline|readLines|scan|menu|browser|recover|Sys\.sleep|system2?|library|install\.packages|update\.packages)\s*\(|\b(?:repeat|while)\b/;

/** Where in a profile that keeps R from starting the reason may stand, by what can end R or make it wait. */
export async function stoppingPlace(file: string): Promise<string> {
  const line = await lineOf(file, stopping);
  return line === null ? file : `${file}, perhaps line ${line.number}: ${line.text}`;
}

function definitionOf(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `(?:^|[;{\\s])[\`"']?${escaped}[\`"']?\\s*(?:<-|<<-|=)|assign\\s*\\(\\s*["']${escaped}["']`,
  );
}

/** "FILE, line N," of the last line that sets it, as that is the one that counts. */
async function settingPlace(files: readonly string[], pattern: RegExp): Promise<string> {
  for (const file of files) {
    const line = await lineOf(file, pattern);
    if (line !== null) return `${file}, line ${line.number},`;
  }
  return files.length === 0
    ? 'A file that R reads when it starts'
    : `${files.join(' or ')}, or what it runs,`;
}

async function lineOf(
  file: string,
  pattern: RegExp,
): Promise<{ readonly number: number; readonly text: string } | null> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split(/\r?\n/);
  const number = lines.findLastIndex((line) => pattern.test(line.replace(/^\s*#.*$/, ''))) + 1;
  return number === 0 ? null : { number, text: (lines[number - 1] ?? '').trim().slice(0, 80) };
}
