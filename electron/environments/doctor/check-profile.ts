import { readFile } from 'node:fs/promises';
import type { RAnswer } from './ask-r';
import { type Found, found } from './found-check';

/** Options of a profile that the app resets for its own work, and what they break in plain R. */
const broken: Readonly<Record<string, readonly [RegExp, string]>> = {
  OutDec: [
    /\bOutDec\b/,
    'R writes numbers with that decimal mark, so that brms does not load and models do not compile',
  ],
  scipen: [/\bscipen\b/, 'whole numbers are written as 3e+00, which Stan cannot read'],
  warn: [/\bwarn\s*=/, 'every warning is an error, even after sampling, so that draws are lost'],
  encoding: [/\bencoding\b/, 'files are read as if they were written in that encoding'],
  stringsAsFactors: [/\bstringsAsFactors\b/, 'newer versions of R no longer have this option'],
  LC_NUMERIC: [
    /\bLC_NUMERIC\b|\bLC_ALL\b|Sys\.setlocale/,
    'R writes numbers with another decimal mark, and warns about it',
  ],
};

/** Options that change models: only the user knows whether that is intended. */
const chosen: Readonly<Record<string, readonly [RegExp, string]>> = {
  contrasts: [
    /\bcontrasts\b/,
    'every model codes categories this way, so coefficients have another meaning than with R’s defaults',
  ],
  'na.action': [/\bna\.action\b/, 'rows with missing values are treated this way, unlike with R’s defaults'],
};

/** Options, functions and locale that R's start-up files set, with file and line. Null if there are none. */
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
      'Brms Studio resets this for its own work. For R elsewhere, remove it, or set it only in interactive sessions: if (interactive()) ….',
    );
  }
  for (const [name, [pattern, effect]] of Object.entries(chosen)) {
    const value = facts.get(`choice.${name}`);
    if (value === '') continue;
    await tell(`${name} (${value})`, pattern, effect);
    fixes.push(
      `${name} applies here too, because it may be intended. If it is not, remove it from the profile.`,
    );
  }
  const masked = facts.all('masked');
  if (masked.length > 0) {
    const places = await Promise.all(masked.map((name) => settingPlace(files, definitionOf(name))));
    const shown = masked.map((name, i) => `${name} (${places[i]})`).join(', ');
    told.push(`The profile defines functions with the names of R’s own: ${shown}.`);
    fixes.push('Formulas and R code with such a name use the profile’s function. Rename it in the profile.');
  }
  if (told.length === 0) return null;
  return found('warn', 'profile', 'R profile', told.join(' '), { fix: fixes.join(' ') });
}

/** The start-up files of R that exist. */
export function profilesOf(facts: RAnswer): readonly string[] {
  return [...facts.all('profile.user'), ...facts.all('profile.site')];
}

const stopping =
  /\b(?:q|quit|stop|readline|readLines|scan|menu|browser|recover|Sys\.sleep|system2?|library|install\.packages|update\.packages)\s*\(|\b(?:repeat|while)\b/;

/** The place in a profile that may prevent R's start: a line that can end R or make it wait. */
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

/** "FILE, line N," of the last line that sets the option, because that line decides. */
async function settingPlace(files: readonly string[], pattern: RegExp): Promise<string> {
  for (const file of files) {
    const line = await lineOf(file, pattern);
    if (line !== null) return `${file}, line ${line.number},`;
  }
  return files.length === 0
    ? 'A file that R reads when it starts'
    : `${files.join(' or ')}, or a file that it runs,`;
}

async function lineOf(
  file: string,
  pattern: RegExp,
): Promise<{ readonly number: number; readonly text: string } | null> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split(/\r?\n/);
  const number = lines.findLastIndex((line) => pattern.test(line.replace(/^\s*#.*$/, ''))) + 1;
  return number === 0 ? null : { number, text: (lines[number - 1] ?? '').trim().slice(0, 80) };
}
