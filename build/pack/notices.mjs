import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { SetupProblem } from '../setup/problem.mjs';

/** @typedef {import('./packages.mjs').Package} Package */

/**
 * Licences that only require their text to be passed on. A person must check any other. OFL, for fonts, also
 * requires a new name for a changed font; ours are unchanged. MPL also requires a note on where to find the source
 * code, which the notice has.
 */
const allowed = [
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'],
  ...['MIT AND OFL-1.1', 'MPL-2.0'],
];

/** Packages without a licence in their manifest, but with the text of this one in a file. */
const inFileOnly = new Map([['png-js', 'MIT']]);

const introduction = `Brms Studio has code of the packages below, each under its own licence. The licences of Electron and of
Chromium, which it runs in, are in LICENSE.electron.txt and LICENSES.chromium.html. R, brms and Stan are no part of it.
`;

/**
 * The text of every licence of the packages, one after the other. Throws a `SetupProblem` for a package whose
 * licence is not allowed or not found.
 * @param {readonly Package[]} packages one may be there twice
 */
export function noticesOf(packages) {
  const once = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  const sorted = [...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  const sections = sorted.map((each) => {
    const { licence, text } = licenceOf(each);
    return `${'='.repeat(80)}\n${each.name} ${each.version} (${licence})\n\n${text.trim()}\n`;
  });
  return [introduction, ...sections].join('\n');
}

/** @param {Package} each */
function licenceOf({ name, version, folder }) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (manifest.name !== name || manifest.version !== version) {
    throw new SetupProblem(`${folder} is ${manifest.name} ${manifest.version}, not ${name} ${version}.`);
  }
  const licence = String(manifest.license ?? inFileOnly.get(name));
  if (!allowed.includes(licence)) {
    throw new SetupProblem(
      `${name} has the licence ${licence}. May it be packed? Then add it in build/pack/notices.mjs.`,
    );
  }
  const names = readdirSync(join(root, folder)).toSorted();
  const files = names.filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  if (texts.length > 0) return { licence, text: texts.join('\n\n') };
  const readme = names.find((file) => /^readme/i.test(file));
  const said = readme === undefined ? '' : readFileSync(join(root, folder, readme), 'utf8');
  return {
    licence,
    text: licenceInReadme(said) ?? mplOf(licence, manifest) ?? mitOf(name, licence, manifest.author),
  };
}

/**
 * The licence at the end of a README, for packages without a licence file.
 * @param {string} readme
 */
function licenceInReadme(readme) {
  const [, part = ''] = /^#+ *licen[cs]e *$([^#]*)/im.exec(readme) ?? [];
  return part.includes('Permission is hereby granted') ? part : undefined;
}

/**
 * The notice in the words of the Mozilla Public License, with the place of the source code; undefined for another
 * licence.
 * @param {string} licence
 * @param {{ repository?: string | { url?: string } }} manifest
 */
function mplOf(licence, { repository }) {
  const url = typeof repository === 'object' ? repository.url : repository;
  if (licence !== 'MPL-2.0' || url === undefined) return undefined;
  return `This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was
not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.

It is packed unchanged. Its source code is at ${url}`;
}

/**
 * The usual text of the licence with the package's author, for packages that only name their licence.
 * @param {string} name
 * @param {string} licence
 * @param {unknown} author of package.json: words, or an object with a name
 */
function mitOf(name, licence, author) {
  const who = typeof author === 'object' && author !== null && 'name' in author ? author.name : author;
  if (licence !== 'MIT' || typeof who !== 'string' || who === '') {
    throw new SetupProblem(`${name} has no file with its licence (${licence}) and names no author.`);
  }
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  return `Copyright (c) ${who}\n\n${own.slice(own.indexOf('Permission is hereby granted'))}`;
}
