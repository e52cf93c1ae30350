import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { sharedCache, startApp } from './app-process';
import { connectTo } from './client';
import { example, type HeadlessPlace, jsonOf } from './headless';

/** What the app answers about a kept home, without what depends on the machine. */
export interface FormatAnswers {
  /** `summary --json` of the fit. */
  readonly summary: { readonly columns: readonly string[]; readonly rows: readonly unknown[] };
  readonly project: unknown;
  readonly environment: unknown;
  readonly preferences: unknown;
  readonly network: unknown;
}

/** The folders and files of a home that are kept, relative to it. */
const parts = ['.brmspy', '.config', 'Brms Studio', 'study-lock.json'];
/** What stands in kept files for the home that they were made in. */
const homeInFiles = '/home/person';
const cacheInFiles = '/home/person/.cache';
const textFile = /\.(json|txt|brmsproj)$/;

/** The project in a home. */
export function formatProject(home: string): string {
  return join(home, 'Brms Studio', 'epilepsy');
}

/**
 * Makes a home as a person has it who has worked with the app: an environment in use, preferences, network settings, and
 * a project with data, two models, a fit and a failed fit, which the app has had open. All of it is written by the app.
 */
export async function makeFormatHome({ home, file, run }: HeadlessPlace): Promise<void> {
  const must = async (...args: string[]) => {
    const result = await run(...args);
    expect(result.code, `${args.join(' ')}: ${result.stdout} ${result.stderr}`).toBe(0);
  };
  await must('env', 'create', 'study');
  const script = file('startup.R', 'options(digits = 5)\n');
  await must('env', 'set', 'study', 'env.STUDY=epilepsy', `startup_scripts=${script}`);
  await must('env', 'activate', 'study');
  await must('env', 'snapshot', 'study', '--to', join(home, 'study-lock.json'));
  await must('preferences', 'theme=dark', 'digits=4');
  await must('network', '--no-proxy', 'localhost');

  const project = formatProject(home);
  const spec = JSON.parse(readFileSync(example, 'utf8')) as object;
  const short = { ...spec, sampling: { chains: 2, iter: 120, warmup: 100, cores: 2, seed: 1 } };
  await must('fit', file('fitted.json', short), '--project', project);
  const impossible = [{ prior: 'normal(0, 1, 2)', class: 'Intercept' }];
  const bad = file('bad.json', { ...short, name: 'Impossible prior', priors: impossible });
  expect((await run('fit', bad, '--project', project)).code).toBe(1);

  const app = await startApp({ home });
  const client = await connectTo(app.url);
  await client.call('project.open', { path: project });
  client.close();
  await app.stop();
}

/** What the app says about a home. */
export async function formatAnswers({ home, run }: HeadlessPlace): Promise<FormatAnswers> {
  const project = formatProject(home);
  const answer = async (...args: string[]) => {
    const result = await run(...args, '--json');
    expect(result.code, `${args.join(' ')}: ${result.stdout} ${result.stderr}`).toBe(0);
    return jsonOf(result);
  };
  const { config, active } = (await answer('env', 'show', 'study')) as { config: unknown; active: boolean };
  const app = await startApp({ home });
  const client = await connectTo(app.url);
  const [recent] = await client.call('project.recent', undefined);
  const state = await client.call('project.open', { path: project });
  for (const model of state.models) await client.call('model.save', model);
  client.close();
  await app.stop();
  const facts = {
    name: state.name,
    trusted: state.trusted,
    recent: recent?.name,
    damaged: state.damaged,
    datasets: state.datasets.map(({ id, name, rowCount, columns }) => ({ id, name, rowCount, columns })),
    models: state.models.map(({ id, name, datasetId, spec }) => ({ id, name, datasetId, spec })),
    fits: state.fits.map(({ id, modelId, call, versions }) => ({ id, modelId, call, versions })),
    failedFits: state.failedFits.map(({ id, modelId, error: { code, message } }) => ({
      ...{ id, modelId, error: { code, message } },
    })),
  };
  return {
    summary: (await answer('summary', '--project', project)) as FormatAnswers['summary'],
    project: JSON.parse(JSON.stringify(facts)),
    environment: { config, active },
    preferences: await answer('preferences'),
    network: await answer('network'),
  };
}

/** Keeps a home as a folder of the fixtures, with what the app says about it now. */
export async function keepFormat(home: string, folder: string, answers: FormatAnswers): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const part of parts) cpSync(join(home, part), join(folder, 'home', part), { recursive: true });
  for (const file of filesBelow(folder)) {
    if (file.endsWith('.log')) rmSync(file);
    if (file.endsWith('fit.rds')) await withoutProgram(file);
    if (textFile.test(file))
      replaceIn(file, [
        [sharedCache(), cacheInFiles],
        [home, homeInFiles],
      ]);
  }
  writeFileSync(join(folder, 'answers.json'), `${JSON.stringify(answers, null, 1)}\n`);
}

/** Puts a kept home into `home`, as if it had been made there. */
export function restoreFormat(folder: string, home: string): void {
  cpSync(join(folder, 'home'), home, { recursive: true });
  for (const file of filesBelow(home)) if (textFile.test(file)) replaceIn(file, [[homeInFiles, home]]);
}

/** Which files there are in a home and which members the JSON files have, without the names that are data. */
export function formatShape(home: string): Readonly<Record<string, readonly string[]>> {
  const files = parts.flatMap((part) => filesBelow(join(home, part)));
  const shapes = files
    .filter((file) => !file.endsWith('.log'))
    .map((file) => {
      const name = file.slice(home.length + 1).replace(/-[0-9a-f]{12}\.csv$/, '-HASH.csv');
      return [name, isJson(file) ? Object.keys(JSON.parse(readFileSync(file, 'utf8'))).sort() : []] as const;
    });
  return Object.fromEntries(shapes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isJson(file: string): boolean {
  return file.endsWith('.json') || file.endsWith('.brmsproj');
}

function filesBelow(path: string): readonly string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    throw error;
  }
}

function replaceIn(file: string, changes: readonly (readonly [string, string])[]): void {
  const before = readFileSync(file, 'utf8');
  const after = changes.reduce((text, [from, to]) => text.replaceAll(from, to), before);
  if (after !== before) writeFileSync(file, after);
}

/**
 * Takes the machine code of the compiled model out of a saved R object: 10 MB that no other machine could load. All else,
 * draws, data, Stan program and samplers, stays as R has written it.
 */
async function withoutProgram(file: string): Promise<void> {
  const next = join(dirname(file), 'next.rds');
  const code = `a <- commandArgs(TRUE); fit <- readRDS(a[1])
fit$fit@stanmodel@dso@.CXXDSOMISC <- new.env(parent = emptyenv())
fit$fit@.MISC <- new.env(parent = emptyenv())
saveRDS(fit, a[2], compress = "xz")`;
  await promisify(execFile)('Rscript', ['-e', code, file, next]);
  renameSync(next, file);
}
