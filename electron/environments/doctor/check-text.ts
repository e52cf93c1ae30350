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

/** Texts other than English ones need UTF-8: names of columns, levels of factors, paths. */
export async function checkLocale(
  facts: RAnswer,
  { env }: ResolvedEnvironment,
  changeConfig: ChangeConfig | undefined,
  platform: NodeJS.Platform = process.platform,
): Promise<Found> {
  const [id, title] = ['locale', 'Locale'] as const;
  const ctype = facts.get('locale.ctype');
  if (facts.get('locale.utf8') === 'TRUE') return found('pass', id, title, ctype);
  const detail = `“${ctype}” is no UTF-8 locale: R garbles letters outside of ASCII`;
  if (platform === 'win32') {
    return found('warn', id, title, detail, { fix: 'R 4.2 and newer uses UTF-8 on Windows 10: update R.' });
  }
  const locale = await utf8Locale();
  // What is set in front of LANG wins over it.
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
    does: `Sets ${name} to ${value} in the environment’s variables. Its workers restart.`,
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
  /** Where it is used: rstan's own build, or CmdStan's make, which no space goes through. */
  readonly by: 'rstan' | 'cmdstan';
}

/**
 * Paths that trouble make and the compiler. On Linux and macOS rstan quotes what it hands on (tried: spaces and
 * letters outside of ASCII in home, library and temporary folder); CmdStan's makefiles do not, and Windows' make
 * stumbles over both.
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
  if (odd.length === 0) return found('pass', id, title, 'nothing that make or the compiler stumble over');
  const detail = odd.map(({ name, path, what }) => `the ${name} ${path} holds ${what}`).join('; ');
  const breaks = odd.some(({ by }) => by === 'cmdstan');
  return found(breaks ? 'fail' : 'warn', id, title, `${detail}: compiling models may fail`, {
    fix: 'Move it to a path of plain letters, digits and “-”; the temporary folder is set by TMPDIR, in the environment’s variables.',
  });
}

function trouble(path: string, isCmdstan: boolean, platform: NodeJS.Platform): string | null {
  if (/[$#"'`]/.test(path)) return 'a character that make and shells read in their own way';
  if (platform !== 'win32' && !isCmdstan) return null;
  if (/\s/.test(path)) return 'a space';
  const isAscii = [...path].every((character) => (character.codePointAt(0) ?? 0) < 128);
  return isAscii ? null : 'letters outside of ASCII';
}
