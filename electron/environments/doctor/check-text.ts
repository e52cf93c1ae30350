import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import type { RAnswer } from './ask-r';
import { type Found, found, type Repair } from './found-check';

/** Saves a change of the environment's configuration, and restarts its workers. */
export type ChangeConfig = (
  change: (config: EnvironmentConfigData) => EnvironmentConfigData,
) => Promise<void>;

/** Checks for UTF-8, which column names, factor levels and paths with letters other than a to z need. */
export async function checkLocale(
  facts: RAnswer,
  { env }: ResolvedEnvironment,
  changeConfig: ChangeConfig | undefined,
  platform: NodeJS.Platform = process.platform,
): Promise<Found> {
  const [id, title] = ['locale', 'Locale'] as const;
  const ctype = facts.get('locale.ctype');
  if (facts.get('locale.utf8') === 'TRUE') return found('pass', id, title, ctype);
  const detail = `“${ctype}” is not a UTF-8 locale: R damages letters such as ä or é`;
  if (platform === 'win32') {
    return found('warn', id, title, detail, { fix: 'R 4.2 and newer uses UTF-8 on Windows 10: update R.' });
  }
  const locale = await utf8Locale();
  // LC_ALL and LC_CTYPE override LANG.
  const name = env.LC_ALL || env.LC_CTYPE ? 'LC_ALL' : 'LANG';
  const fix = `Set ${name} to ${locale}, in the environment’s variables.`;
  return found('warn', id, title, detail, {
    fix,
    repair: changeConfig && setVariable(name, locale, changeConfig),
  });
}

function setVariable(name: string, value: string, changeConfig: ChangeConfig): Repair {
  return {
    title: 'Use UTF-8',
    does: `Sets ${name} to ${value} in the environment’s variables. Its R processes restart.`,
    restarts: true,
    run: async () => {
      await changeConfig((config) => ({ ...config, env: { ...config.env, [name]: value } }));
      return `${name} is ${value} in this environment.`;
    },
  };
}

async function utf8Locale(): Promise<string> {
  const { stdout } = await promisify(execFile)('locale', ['-a'], { timeout: 5000 }).catch(() => ({
    stdout: '',
  }));
  const names = stdout.split('\n').filter((name) => /\.utf-?8$/i.test(name));
  const best = names.find((name) => /^C\./.test(name)) ?? names.find((name) => /^en_/.test(name)) ?? names[0];
  return best?.replace(/\.utf-?8$/i, '.UTF-8') ?? (process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8');
}

export interface PathUse {
  readonly name: string;
  readonly path: string;
  /** Where the path is used: in rstan's own build, or in CmdStan's make, which does not allow spaces. */
  readonly by: 'rstan' | 'cmdstan';
}

/**
 * Finds paths that make and the compiler cannot use. On Linux and macOS rstan quotes paths (tested with spaces and
 * letters outside of ASCII in home, library and temporary folder). CmdStan's makefiles do not, and Windows' make fails
 * with both.
 */
export function checkPaths(
  uses: readonly PathUse[],
  cmdstan: boolean,
  platform: NodeJS.Platform = process.platform,
): Found {
  const [id, title] = ['paths', 'Paths'] as const;
  const odd = uses.flatMap(({ name, path, by }) => {
    const what = trouble(path, by === 'cmdstan', platform);
    return what === null || (by === 'cmdstan' && !cmdstan) ? [] : [{ name, path, by, what }];
  });
  if (odd.length === 0) return found('pass', id, title, 'make and the compiler can use all of them');
  const detail = odd.map(({ name, path, what }) => `the ${name} ${path} holds ${what}`).join('; ');
  const breaks = odd.some(({ by }) => by === 'cmdstan');
  return found(breaks ? 'fail' : 'warn', id, title, `${detail}: compiling models may fail`, {
    fix: 'Move it to a path of plain letters, digits and “-”; the temporary folder is set by TMPDIR, in the environment’s variables.',
  });
}

function trouble(path: string, isCmdstan: boolean, platform: NodeJS.Platform): string | null {
  if (/[$#"'`]/.test(path)) return 'a character with a special meaning for make and shells';
  if (platform !== 'win32' && !isCmdstan) return null;
  if (/\s/.test(path)) return 'a space';
  const isAscii = [...path].every((character) => (character.codePointAt(0) ?? 0) < 128);
  return isAscii ? null : 'letters outside of ASCII';
}
