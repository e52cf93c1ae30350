import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Asking, doctorVariables, type RAnswer } from './ask-r';
import { type Found, found } from './found-check';
import probe from './probe.cpp?raw';
import { type ProgramAnswer, runLimited } from './run-limited';
import type { SystemFixes } from './system-fixes';

/** The result of compiling and linking a small program in the way a model is. */
interface Build {
  readonly ok: boolean;
  readonly seconds: number;
  /** The first line of compiler, linker or make that says what is wrong. */
  readonly fault: string;
  readonly timedOut: boolean;
}

export interface BuildFacts {
  readonly whole: Build;
  /** Without TBB; the same as `whole` if that worked. */
  readonly plain: Build;
  /** Without TBB and without any Makevars. */
  readonly clean: Build;
}

const faultLine =
  /\b(?:fatal )?error:|\*\*\*|not found|cannot find|No such file|undefined reference|No space left/i;

/**
 * Lets R compile and link a small program as it does a model for rstan (`R CMD SHLIB`, with its Makevars). If that
 * fails, tries again without some parts, to find the faulty one.
 */
export async function tryBuild(asking: Asking, facts: RAnswer): Promise<BuildFacts> {
  await writeFile(join(asking.folder, 'probe.cpp'), probe);
  const version = facts.get('package.rstan').split('.').map(Number);
  // rstan 2.26 changed from C++14 to C++17.
  const newer = (version[0] ?? 0) > 2 || ((version[0] ?? 0) === 2 && (version[1] ?? 0) >= 26);
  const standard = newer || version.length < 2 ? { USE_CXX17: '1' } : { USE_CXX14: '1' };
  const boost = facts.get('boost.path');
  const headers = boost === '' || boost === '/usr/include' ? '' : `-I"${boost}"`;
  const whole = await build(asking, { ...standard, ...tbbFlags(facts, headers) });
  if (whole.ok || whole.timedOut) return { whole, plain: whole, clean: whole };
  const plain = await build(asking, { ...standard, PKG_CPPFLAGS: headers });
  if (plain.ok) return { whole, plain, clean: plain };
  const none = process.platform === 'win32' ? 'NUL' : '/dev/null';
  const without = { R_MAKEVARS_USER: none, R_MAKEVARS_SITE: none };
  return { whole, plain, clean: await build(asking, { ...standard, PKG_CPPFLAGS: headers, ...without }) };
}

function tbbFlags(facts: RAnswer, headers: string): Record<string, string> {
  const include = facts.get('tbb.path');
  const library = facts.get('tbb.library');
  if (include === '' || library === '') return { PKG_CPPFLAGS: headers };
  const folder = library.replace(/[\\/][^\\/]*$/, '');
  return {
    PKG_CPPFLAGS: `${headers} -I"${include}" -DBRMS_STUDIO_TBB`,
    PKG_LIBS: `-L"${folder}" -ltbb`,
  };
}

async function build(asking: Asking, variables: Readonly<Record<string, string>>): Promise<Build> {
  const { resolved, folder, workerFolder, limitMs, signal } = asking;
  const began = performance.now();
  const args = ['CMD', 'SHLIB', '--preclean', '--clean', 'probe.cpp'];
  const env = { ...doctorVariables(resolved), ...variables };
  const answer = await runLimited(resolved.rBinary, args, {
    env,
    cwd: folder,
    workerFolder,
    limitMs,
    signal,
  });
  const seconds = (performance.now() - began) / 1000;
  const ok = answer.exitCode === 0;
  return { ok, seconds, timedOut: answer.timedOut, fault: ok ? '' : faultOf(answer, limitMs) };
}

function faultOf({ stdout, stderr, timedOut }: ProgramAnswer, limitMs: number): string {
  if (timedOut) return `it did not end within ${limitMs / 1000} seconds`;
  const lines = [...stderr, ...stdout].map((line) => line.trim()).filter((line) => line !== '');
  return lines.find((line) => faultLine.test(line)) ?? lines.at(-1) ?? 'there was no message';
}

/** Checks compiler, make, Boost and TBB. */
export async function checkTools(
  facts: RAnswer,
  { whole, plain, clean }: BuildFacts,
  fixes: SystemFixes,
): Promise<readonly Found[]> {
  return [
    await checkCompiler(facts, clean, fixes),
    facts.get('make.path') === ''
      ? found('fail', 'make', 'make', 'not installed', await fixes('make'))
      : found('pass', 'make', 'make', facts.get('make.version') || facts.get('make.path')),
    await checkBoost(facts, fixes),
    await checkTbb(facts, whole, plain, fixes),
  ];
}

async function checkCompiler(
  facts: RAnswer,
  { ok, seconds, fault }: Build,
  fixes: SystemFixes,
): Promise<Found> {
  const [id, title] = ['compiler', 'C++ compiler'] as const;
  const command = facts.get('cxx.command');
  if (facts.get('cxx.path') === '' && !ok) {
    return found('fail', id, title, `${command} is not installed`, await fixes('compiler'));
  }
  const version = facts.get('cxx.version') || facts.get('cxx.path') || command;
  if (ok) return found('pass', id, title, `${version}; a small program took ${seconds.toFixed(1)} s`);
  // Compiling needs make, which has its own check.
  if (facts.get('make.path') === '')
    return found('warn', id, title, `${version}; not tried, because make is missing`);
  return found(
    'fail',
    id,
    title,
    `${version} is installed, but a small program could not be compiled: ${fault}`,
    {
      fix: (await fixes('compiler')).fix,
    },
  );
}

async function checkBoost(facts: RAnswer, fixes: SystemFixes): Promise<Found> {
  const path = facts.get('boost.path');
  if (path === '') {
    return found('fail', 'boost', 'Boost headers', 'boost/version.hpp was not found', await fixes('boost'));
  }
  const text = await readFile(join(path, 'boost', 'version.hpp'), 'utf8').catch(() => '');
  const version = /^#define BOOST_LIB_VERSION "(.+)"/m.exec(text)?.[1]?.replaceAll('_', '.');
  return found('pass', 'boost', 'Boost headers', version === undefined ? path : `${version} in ${path}`);
}

async function checkTbb(facts: RAnswer, whole: Build, plain: Build, fixes: SystemFixes): Promise<Found> {
  const [id, title] = ['tbb', 'TBB'] as const;
  if (facts.get('package.RcppParallel') === '') {
    const without = facts.get('package.rstan') === '' ? 'warn' : 'fail';
    return found(
      without,
      id,
      title,
      'The R package RcppParallel, which contains it, is not installed',
      await fixes('brms'),
    );
  }
  const fault = facts.get('tbb.fault');
  if (fault !== '') {
    const missing = /dpkg-architecture/.test(fault) ? 'dpkg-dev' : 'tbb';
    return found('fail', id, title, `RcppParallel does not load: ${fault}`, await fixes(missing));
  }
  if (facts.get('tbb.path') === '') {
    return found('fail', id, title, 'its headers (tbb/tbb.h) were not found', await fixes('tbb'));
  }
  if (plain.ok && !whole.ok) {
    return found(
      'fail',
      id,
      title,
      `a program that uses it cannot be built: ${whole.fault}`,
      await fixes('tbb'),
    );
  }
  // RcppParallel on Windows contains TBB.
  return found('pass', id, title, facts.get('tbb.library') || facts.get('tbb.path'));
}
