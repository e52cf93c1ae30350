import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { quoteString } from '../../../shared/model/r-syntax/names';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import boost from '../../worker/boost.R?raw';
import profile from '../../worker/profile.R?raw';
import facts from './facts.R?raw';
import load from './load.R?raw';
import { type ProgramAnswer, runLimited } from './run-limited';

/** The answer of an R script of the doctor: values by name, in order. */
export interface RAnswer extends ProgramAnswer {
  /** The last value of a name; an empty text if it is missing. */
  readonly get: (name: string) => string;
  /** All values of a name. */
  readonly all: (name: string) => readonly string[];
  /** True if the script ran to its end. */
  readonly done: boolean;
}

/** Where R is asked, and for how long. */
export interface Asking {
  readonly resolved: ResolvedEnvironment;
  /** An empty folder for the files of this examination. */
  readonly folder: string;
  readonly workerFolder: string;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for versions, places and settings. No package is loaded, and no code of the user runs except R's own profile.
 * `without`: options of R that make it skip profiles.
 */
export function askFacts(asking: Asking, without: readonly string[] = []): Promise<RAnswer> {
  return askR(asking, `facts${without.join('')}`, `${boost}\n${profile}\n${facts}`, without);
}

/** Runs the startup scripts, then loads brms. */
export function askToLoad(asking: Asking): Promise<RAnswer> {
  const scripts = asking.resolved.config.startup_scripts.map(quoteString);
  return askR(asking, 'load', `${profile}\nstartup_scripts <- list(${scripts.join(', ')})\n${load}`);
}

async function askR(
  asking: Asking,
  name: string,
  code: string,
  without: readonly string[] = [],
): Promise<RAnswer> {
  const { resolved, folder, workerFolder, limitMs, signal } = asking;
  const file = join(folder, `${name}.R`);
  await writeFile(file, apart(code));
  // R's start script splits its arguments at spaces again; R reads "~+~" as a space.
  const args = [
    ...without,
    '--no-echo',
    '--no-restore',
    '--no-save',
    `--file=${file.replaceAll(' ', '~+~')}`,
  ];
  const env = doctorVariables(resolved);
  const answer = await runLimited(resolved.rBinary, args, { env, workerFolder, limitMs, signal });
  const said = answer.stdout.flatMap((line): (readonly [string, string])[] => {
    const tab = line.indexOf('\t');
    return tab > 0 ? [[line.slice(0, tab), line.slice(tab + 1).trim()]] : [];
  });
  const all = (wanted: string) => said.filter(([key]) => key === wanted).map(([, value]) => value);
  const get = (wanted: string) => all(wanted).at(-1) ?? '';
  return { ...answer, all, get, done: get('done') === 'yes' };
}

/**
 * Code that uses only base R: a profile may define functions with the names of R's own, leave a line of output
 * unfinished, or send all output to a file.
 */
function apart(code: string): string {
  const open = 'while (sink.number() > 0L) sink()\ncat("\\n")';
  return `base::evalq({\n${open}\n${code}\n}, base::new.env(parent = base::baseenv()))\n`;
}

/** The worker's variables that the doctor needs. */
export function doctorVariables(resolved: ResolvedEnvironment): Record<string, string> {
  const { env, libraries, cmdstanPath } = resolved;
  const paths = [...libraries, ...(env.R_LIBS ? [env.R_LIBS] : [])].join(delimiter);
  return {
    ...env,
    ...(paths !== '' && { R_LIBS: paths }),
    ...(cmdstanPath !== null && { CMDSTAN: cmdstanPath }),
  };
}

/** The last output of a program that failed, in one line. */
export function lastWords({ stderr, stdout }: ProgramAnswer): string {
  const lines = stderr.length > 0 ? stderr : stdout;
  return lines
    .filter((line) => line.trim() !== '')
    .slice(-3)
    .join(' ')
    .trim();
}
