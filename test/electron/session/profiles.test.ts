import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { WorkerEvent } from '../../../electron/session/session';
import { failure, isWell } from './faults';
import { plainEnvironment, start } from './real-worker';

const home = mkdtempSync(join(tmpdir(), 'profile-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A German locale, where this machine can make one: its numbers have a decimal comma. */
const german = join(home, 'locales');
const hasGerman = existsSync('/usr/share/i18n/locales/de_DE');
if (hasGerman) {
  execFileSync('mkdir', ['-p', german]);
  execFileSync('localedef', ['-i', 'de_DE', '-f', 'UTF-8', join(german, 'de_DE.UTF-8')], { stdio: 'ignore' });
}

/** A worker of a user with this profile; `said` is what came of it in the log. */
async function worker(
  profile: string,
  options: { scripts?: string[]; loadBrms?: boolean; env?: object } = {},
) {
  const path = join(home, '.Rprofile');
  // R leaves a last line out that does not end.
  writeFileSync(path, `${profile}\n`);
  const said: string[] = [];
  const onEvent = (event: WorkerEvent) => {
    if (event.kind === 'condition') said.push(event.message);
    if (event.kind === 'stdout') said.push(event.line);
  };
  const environment = plainEnvironment({
    startup_scripts: options.scripts ?? [],
    env: { HOME: home, R_PROFILE_USER: path, ...options.env },
  });
  const session = await start({ environment, onEvent, loadBrms: options.loadBrms ?? false });
  const ask = async (target: string, ...args: (string | number | boolean)[]) =>
    fromR(await session.call(target, { args }));
  return { session, said, ask };
}

describe('a worker', () => {
  const odd: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['OutDec', 'options(OutDec = ",", digits = 3)', {}],
    ['scipen', 'options(scipen = -50)', {}],
    ['warn', 'options(warn = 2)', {}],
    ['encoding', 'options(encoding = "latin1")', {}],
    ['stringsAsFactors', 'suppressWarnings(options(stringsAsFactors = TRUE))', {}],
    ['all of them', 'options(OutDec = ",", scipen = -9, warn = 3, encoding = "latin1")', {}],
    ...(hasGerman
      ? [['LC_NUMERIC', 'Sys.setlocale("LC_NUMERIC", "de_DE.UTF-8")', { LOCPATH: german }] as const]
      : []),
  ];
  it.each(odd)(
    'sets back what a profile sets of %s, also for the R that it starts, and says so',
    async (name, code, env) => {
      const { session, said, ask } = await worker(`${code}\nof_the_user <- "ja"`, { env });
      expect(await ask('base::paste', 1.5)).toBe('1.5');
      expect(await ask('base::paste', 3)).toBe('3');
      expect(await ask('base::as.character', 100000.5)).toBe('100000.5');
      expect(await ask('base::get', 'of_the_user')).toBe('ja');
      // Chains that run in R processes of their own read the profile, too.
      const child =
        'cat(1.5, getOption("OutDec"), getOption("warn") < 2, getOption("encoding"), of_the_user)';
      const program = `'${join(plainEnvironment().rHome, 'bin', 'Rscript')}' -e '${child}'`;
      expect(await ask('base::system', program, true)).toBe('1.5 . TRUE native.enc ja');
      const told = name === 'all of them' ? /OutDec = .*scipen = -9, warn = 3, encoding = / : name;
      expect(said.filter((line) => line.startsWith('Your R profile sets '))).toEqual([
        expect.stringMatching(told),
      ]);
      await session.kill();
    },
  );

  it('loads brms though numbers have a comma', async () => {
    const { session, ask } = await worker('options(OutDec = ",")\n', { loadBrms: true });
    expect(await ask('base::isNamespaceLoaded', 'brms')).toBe(true);
    await session.kill();
  });

  it('sets back what a startup script and what a call sets', async () => {
    const { session, said, ask } = await worker('', { scripts: ['options(OutDec = ",")'] });
    expect(said.join('\n')).toMatch(/A startup script sets OutDec/);
    expect(await ask('base::paste', 1.5)).toBe('1.5');
    await session.call('base::options', { kwargs: { OutDec: ',' } });
    expect(await ask('base::paste', 1.5)).toBe('1.5');
    await session.kill();
  });

  it('says nothing of what people set for themselves, and leaves it', async () => {
    const profile =
      'options(digits = 3, scipen = 50, warn = 1, contrasts = c("contr.sum", "contr.poly"), na.action = "na.exclude")';
    const { session, said, ask } = await worker(profile);
    expect(said).toEqual([]);
    expect(await ask('base::getOption', 'digits')).toBe(3);
    expect(await ask('base::getOption', 'na.action')).toBe('na.exclude');
    expect(await ask('base::getOption', 'contrasts')).toEqual(['contr.sum', 'contr.poly']);
    await session.kill();
  });

  it.each([
    ['prints a line that does not end', 'cat("Guten Tag")'],
    ['asks', 'x <- readline("Name? "); y <- readLines("stdin", n = 1)'],
    ['goes on elsewhere where R fails', 'options(error = quote(q("no", 3)))'],
    ['sends its output to a file', 'sink(tempfile())'],
    [
      'has functions by the names of R’s',
      masks(
        'c',
        'eval',
        'quote',
        'list',
        'parse',
        'file',
        'sub',
        'local',
        'paste',
        'stop',
        'options',
        'identity',
      ),
    ],
    ['has values by the names of R’s', 'T <- FALSE; F <- TRUE; c <- 1; pi <- 3; letters <- "x"'],
  ])('works with a profile that %s', async (_, profile) => {
    const { session, ask } = await worker(profile);
    expect(await ask('base::nchar', 'four')).toBe(4);
    expect((await failure(ask('base::stop', 'no luck'))).error.message).toBe('no luck');
    await isWell(session);
    await session.kill();
  });

  it.each([
    ['fails', 'stop("my profile is broken")', /while it started: .*my profile is broken/],
    ['ends R', 'message("bye"); quit(status = 3)', /ended with exit code 3 while it started: bye/],
  ])('that cannot start, as the profile %s, says where to look', async (_, profile, message) => {
    const { error } = await failure(worker(profile));
    expect(error).toMatchObject({ code: 'worker-crashed', message: expect.stringMatching(message) });
    expect(error.hint).toMatch(/\.Rprofile.*doctor/);
  });
});

/** Functions of these names that only fail. */
function masks(...names: readonly string[]): string {
  return names.map((name) => `${name} <- function(...) base::stop("masked")`).join('\n');
}
