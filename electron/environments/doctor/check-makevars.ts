import { access, constants, lstat, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import { StudioError } from '../../../shared/errors/studio-error';
import type { RAnswer } from './ask-r';
import type { BuildFacts } from './check-tools';
import { type Found, found, type Repair } from './found-check';
import { makevarsCompilers, makevarsFaults } from './makevars-rules';
import { setAside } from './set-aside';

const [id, title] = ['makevars', 'Makevars'] as const;
const aside = /^(Makevars.*)\.set-aside-\d{8}-\d{6}(?:-\d+)?$/;

/** Checks the compiler settings of user and site: lines that break Stan, and whether a program compiles with them. */
export async function checkMakevars(
  facts: RAnswer,
  build: BuildFacts,
  env: Readonly<Record<string, string>>,
): Promise<Found> {
  const user = facts.get('makevars.user');
  const site = facts.get('makevars.site');
  const files = [user, site].filter((file) => file !== '');
  if (files.length === 0) return kept(facts.get('home'));
  // If a program compiles only without the settings, they are the fault.
  const broken = !build.plain.ok && build.clean.ok;
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const more = {
      fix: `Correct ${file} in a text editor, or move it away.`,
      repair: file === user ? moveAside(file) : undefined,
    };
    for (const { name, program } of makevarsCompilers(text)) {
      if (await isThere(program, env)) continue;
      const detail = `${file} sets ${name} to ${program}, which is not installed`;
      return found(broken ? 'fail' : 'warn', id, title, detail, more);
    }
    const [fault] = makevarsFaults(text);
    if (broken) {
      const line = fault ? ` The line “${fault.line}”: ${fault.why}.` : '';
      return found(
        'fail',
        id,
        title,
        `Programs cannot be compiled with ${file}: ${build.plain.fault}.${line}`,
        more,
      );
    }
    if (fault) return found('warn', id, title, `${file}: “${fault.line}”: ${fault.why}`, more);
  }
  return found('pass', id, title, files.join(', '));
}

/** The result without settings; settings that were moved aside can be put back. */
async function kept(home: string): Promise<Found> {
  const folder = join(home, '.R');
  const names = await readdir(folder).catch(() => []);
  const newest = names
    .filter((name) => aside.test(name))
    .sort()
    .at(-1);
  if (newest === undefined) return found('pass', id, title, 'none; R’s own compiler settings apply');
  const file = join(folder, newest);
  return found('pass', id, title, `none; the earlier ${file} is kept`, { repair: putBack(file) });
}

function moveAside(file: string): Repair {
  return {
    title: 'Move it aside',
    does: `Renames ${file}, so that R’s own compiler settings apply. It stays in its folder and can be put back.`,
    run: async () => {
      const place = await setAside(file);
      return `${file} is now ${place}; “Put it back” in the checks undoes this.`;
    },
  };
}

function putBack(file: string): Repair {
  const original = join(dirname(file), aside.exec(basename(file))?.[1] ?? 'Makevars');
  return {
    title: 'Put it back',
    does: `Renames ${file} to ${original}.`,
    run: async () => {
      // A new one may have been written since.
      const inTheWay = await lstat(original).catch(() => null);
      if (inTheWay !== null) {
        throw new StudioError('invalid-input', `${original} exists already.`, {
          hint: `Move it away first. ${file} is kept.`,
          where: original,
        });
      }
      await rename(file, original);
      return `The settings in ${original} apply again.`;
    },
  };
}

async function isThere(program: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  const folders = isAbsolute(program) ? [''] : (env.PATH ?? env.Path ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['', '.exe'] : [''];
  for (const place of folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending)))) {
    const ok = await Promise.all([stat(place), access(place, constants.X_OK)]).then(
      ([info]) => info.isFile(),
      () => false,
    );
    if (ok) return true;
  }
  return false;
}
