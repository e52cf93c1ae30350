import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAnalyses } from '../../../electron/analyses/analysis-service';
import type { StartWorker } from '../../../electron/analyses/ask-brms';
import type { BrmsOptions } from '../../../electron/analyses/brms-answers';
import type { AskedFit } from '../../../electron/analyses/question';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { WorkQueue } from '../../../electron/work/work-queue';
import { type Loo, loo } from '../../../shared/analyses/loo';
import type { WorkItem } from '../../../shared/contract/work';
import { fits, readJson, toNumber } from '../../shared/stats/fixtures';
import { plainEnvironment, processesOf, start, until } from '../session/real-worker';
import { saveFits } from './saved-fits';

const folder = mkdtempSync(join(tmpdir(), 'brms-studio-loo-'));
const at = (name: string): AskedFit => ({
  key: name,
  load: () => Promise.reject(new Error('no draws are needed')),
  saved: { id: name, modelName: 'Model 1', project: folder, folder: join(folder, name) },
});
const [, , schools] = fits;

// Loading brms takes seconds, more where much else runs.
vi.setConfig({ testTimeout: 5 * 60_000, hookTimeout: 5 * 60_000 });
beforeAll(async () => {
  await saveFits(folder, fits);
  version = execFileSync('Rscript', ['--vanilla', '-e', 'cat(format(packageVersion("brms")))'], {
    encoding: 'utf8',
  });
});
afterAll(async () => {
  await Promise.all(queues.map((work) => work.close()));
  await (await lasting)?.kill();
  rmSync(folder, { recursive: true });
});

/** Stays for all questions but those that are about workers: loading brms takes seconds. */
let lasting: Promise<Session>;
let hear: (event: WorkerEvent) => void = () => undefined;
const lastingWorker: StartWorker = async (onEvent) => {
  lasting ??= start({ environment: plainEnvironment(), loadBrms: true, onEvent: (event) => hear(event) });
  const session = await lasting;
  hear = onEvent;
  return {
    info: session.info,
    call: (target, options) => session.call(target, options),
    verb: session.verb,
    kill: async () => {
      hear = () => undefined;
    },
  };
};

const started: Session[] = [];
const realWorker: StartWorker = async (onEvent, _work, signal) => {
  const session = await start({ environment: plainEnvironment(), loadBrms: true, onEvent, signal });
  started.push(session);
  return session;
};
const noWorker: StartWorker = () => Promise.reject(new Error('R was started'));
let version = '';

const queues: WorkQueue[] = [];

/** A service with a queue of its own; `said`: the lines of its work's log; `seen`: its work, as often as it changes. */
function service(changes: Partial<BrmsOptions> = {}) {
  const said: string[] = [];
  const seen: WorkItem[] = [];
  const work = new WorkQueue({
    cores: () => 2,
    log: ({ text }) => void said.push(text),
    onChange: (item) => void seen.push(item),
  });
  queues.push(work);
  const analyses = createAnalyses({
    brms: {
      work,
      environment: () => 'paper',
      startWorker: lastingWorker,
      version: async () => version,
      warn: () => undefined,
      ...changes,
    },
  });
  return { ...analyses, work, said, seen };
}

const answersOf = (name: string): readonly string[] =>
  existsSync(join(folder, name, 'analyses')) ? readdirSync(join(folder, name, 'analyses')) : [];

/** What R said of the fits when they were made, with loo 2.5.1. */
interface Reference {
  readonly [estimate: string]: unknown;
  readonly pareto_k: readonly (number | string)[];
  readonly psis_n_eff: readonly (number | string)[];
  readonly pointwise: readonly Readonly<Record<string, number | string>>[];
  readonly k_table: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

function expectNear(ours: ArrayLike<number>, theirs: readonly (number | string | undefined)[]): void {
  expect(ours.length).toBe(theirs.length);
  theirs.forEach((value, i) => {
    const wanted = toNumber(value);
    if (Number.isFinite(wanted)) expect(Math.abs((ours[i] ?? Number.NaN) - wanted)).toBeLessThan(1e-8);
    else expect(ours[i]).toBe(wanted);
  });
}

/** Later versions of loo smooth a little differently; what they estimate is the same. */
function expectAlike(answer: Loo, reference: Reference): void {
  for (const [name, { estimate, se }] of Object.entries(answer.estimates)) {
    const theirs = reference[name] as { estimate: number; se: number };
    if (answer.versions.loo === '2.5.1') expectNear([estimate, se], [theirs.estimate, theirs.se]);
    else expect(Math.abs(estimate - theirs.estimate)).toBeLessThan(theirs.se / 4);
  }
  if (answer.versions.loo !== '2.5.1') return;
  const { pointwise } = answer;
  const column = (name: string) => reference.pointwise.map((row) => row[name]);
  expectNear(pointwise.elpd, column('elpd_loo'));
  expectNear(pointwise.mcse, column('mcse_elpd_loo'));
  expectNear(pointwise.p, column('p_loo'));
  expectNear(pointwise.looic, column('looic'));
  expectNear(pointwise.k, reference.pareto_k);
  expectNear(pointwise.ess, reference.psis_n_eff);
  expect([...answer.bands.count]).toEqual(Object.values(reference.k_table));
  expect(answer.warnings).toEqual(reference.warnings.map((text) => text.trim()));
}

const gone = () => started.every(({ epoch }) => processesOf(epoch).length === 0);

describe('LOO of a saved fit', () => {
  it.each(fits)('of %s is what brms::loo says, and is read without R from then on', async (name) => {
    const first = service();
    const answer = await first.ask(at(name), loo, {});
    expect(first.said.slice(0, 3)).toEqual(['Starting R', 'Reading the fit', 'Computing LOO']);
    expectAlike(answer, readJson<Reference>(name, 'loo.json'));
    expect(answer.versions.brms).toBe(version);
    expect([...answer.pointwise.row]).toEqual(Array.from({ length: answer.observations }, (_, i) => i + 1));
    expect(await first.ask(at(name), loo, {})).toBe(answer);
    expect(answersOf(name)).toEqual([expect.stringMatching(/^loo-[0-9a-f]{16}\.json$/)]);
    const later = service({ startWorker: noWorker });
    expect(await later.ask(at(name), loo, {})).toEqual(answer);
    // What is read from the kept file is no work.
    expect([later.said, later.seen]).toEqual([[], []]);
  });
});

describe('a kept answer', () => {
  const file = () => join(folder, schools, 'analyses', answersOf(schools)[0] ?? '');

  it.each([
    ['that is cut short', (text: string) => text.slice(0, 200)],
    ['of an earlier version', (text: string) => text.replace(/"version":\d+/, '"version":0')],
    ['of another form', (text: string) => text.replace('"pointwise":', '"points":')],
  ])('%s is asked for anew, and is whole again', async (_, damage) => {
    const whole = readFileSync(file(), 'utf8');
    writeFileSync(file(), damage(whole));
    const answer = await service().ask(at(schools), loo, {});
    expect(answer.observations).toBe(8);
    expect(readFileSync(file(), 'utf8')).toBe(whole);
  });

  it('is of one version of brms: another is asked itself, and one that is not known is not kept', async () => {
    const before = answersOf(schools);
    for (const other of ['0.1', null]) {
      const asked = service({ startWorker: noWorker, version: async () => other });
      await expect(asked.ask(at(schools), loo, {})).rejects.toThrow('R was started');
    }
    await service({ version: async () => null }).ask(at(schools), loo, {});
    expect(answersOf(schools)).toEqual(before);
  });

  it('where the disk takes none is given all the same, and that is told', async () => {
    const place = join(folder, 'no-room');
    mkdirSync(place);
    copyFileSync(join(folder, schools, 'fit.rds'), join(place, 'fit.rds'));
    writeFileSync(join(place, 'analyses'), 'no folder');
    const warned: string[] = [];
    const answer = await service({ warn: (text) => warned.push(text) }).ask(at('no-room'), loo, {});
    expect(answer.observations).toBe(8);
    expect(warned).toEqual([
      expect.stringMatching(/^The answer to LOO is not kept beside the fit: .*no-room/),
    ]);
    expect(readFileSync(join(place, 'analyses'), 'utf8')).toBe('no folder');
  });
});

describe('what cannot be answered', () => {
  const broken = async (name: string, code: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    const file = JSON.stringify(join(folder, name, 'fit.rds'));
    const model = JSON.stringify(join(folder, schools, 'fit.rds'));
    const text = `local({ fit <- readRDS(${model}); ${code}; saveRDS(fit, ${file}) })`;
    const session = await lasting;
    await session.call('base::eval', { args: [await session.call('base::str2lang', { args: [text] })] });
    return service().ask(at(name), loo, {});
  };

  it('because the fit has no draws is told in R’s words, with its condition', async () => {
    const error = await broken('no-draws', 'fit$fit@sim <- list()').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'r-error',
      message: expect.stringMatching(/^LOO cannot be computed for this fit\. R says: .*posterior draws/),
      hint: expect.stringMatching(/^LOO takes the log-likelihood of each observation\./),
      condition: { classes: expect.arrayContaining(['error']) },
    });
    // R's warnings often say why.
    const missing = broken('missing', 'fit$fit@sim$samples[[1]][["b_Intercept"]][1] <- NA');
    await expect(missing).rejects.toMatchObject({
      code: 'r-error',
      hint: expect.stringMatching(/^R warned: NAs were found in the log-likelihood\./),
    });
  });

  it('because R finds no log_lik function of a family of one’s own names the function', async () => {
    const code = 'fit$family <- fit$formula$family <- brms::custom_family("mine", dpars = "mu")';
    await expect(broken('no-family', code)).rejects.toMatchObject({
      code: 'r-error',
      message: expect.stringMatching(/^LOO cannot be computed for this fit\. R says: .*log_lik_mine/),
    });
  });

  it('because it is no fit, is damaged or is not there is told, with what to do', async () => {
    await expect(broken('no-fit', 'fit <- 1')).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The saved R object is not a fit of brms.',
      hint: 'Fit the model again.',
    });
    writeFileSync(join(folder, 'no-fit', 'fit.rds'), 'damaged');
    await expect(service().ask(at('no-fit'), loo, {})).rejects.toMatchObject({ code: 'invalid-input' });
    rmSync(join(folder, 'no-fit', 'fit.rds'));
    await expect(service().ask(at('no-fit'), loo, {})).rejects.toMatchObject({
      message: 'The fit has no saved R object (fit.rds).',
    });
    const drawsAlone = { key: 'd', load: at('d').load };
    await expect(service().ask(drawsAlone, loo, {})).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'LOO asks brms, which needs the fit itself.',
    });
  });

  it('is not given up when all who waited have left: who comes back gets the answer of the same work', async () => {
    const asked = service({ version: async () => null, startWorker: realWorker });
    const leaves = new AbortController();
    const both = [1, 2].map(() => asked.ask(at(schools), loo, {}, leaves.signal));
    await until(() => asked.said.includes('Reading the fit'));
    leaves.abort();
    for (const each of both) await expect(each).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked.work.unfinished()).toHaveLength(1);
    expect(gone()).toBe(false);
    // As when the project was closed meanwhile.
    asked.forget(at(schools).key);
    const back = await asked.ask(at(schools), loo, {});
    expect(back.observations).toBe(8);
    expect(started).toHaveLength(1);
    await until(gone);
    expect(asked.work.unfinished()).toEqual([]);
    // Also after its end, and where no file keeps it.
    expect(await asked.ask(at(schools), loo, {})).toBe(back);
    expect(started).toHaveLength(1);
  });

  it('because it was cancelled while the version of brms was looked up is no work', async () => {
    let tell = (_: string | null): void => undefined;
    const found = new Promise<string | null>((resolve) => {
      tell = resolve;
    });
    const asked = service({ version: () => found, startWorker: noWorker });
    const leaves = new AbortController();
    const answer = asked.ask(at('not-asked'), loo, {}, leaves.signal);
    leaves.abort();
    tell(version);
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    // Another question has had its turn: by now the first would be in the queue.
    await expect(asked.ask(at('other'), loo, {})).rejects.toThrow('R was started');
    expect(asked.said.filter((text) => text === 'Starting R')).toHaveLength(1);
  });

  it('because it was cancelled in the list of jobs is told to all who wait, and its worker ends', async () => {
    const asked = service({ version: async () => null, startWorker: realWorker });
    const both = [asked.ask(at(schools), loo, {}), asked.ask(at(schools), loo, {})];
    await until(() => asked.seen.length > 0);
    expect(asked.work.list()).toEqual([
      expect.objectContaining({
        kind: 'analysis',
        title: 'LOO of Model 1',
        project: folder,
        environment: 'paper',
        detail: { fitId: schools, analysisId: 'loo', query: {} },
        progress: { step: { number: 1, of: 3, text: 'Starting R' } },
      }),
    ]);
    asked.work.cancel(asked.seen[0]?.id ?? '');
    for (const each of both) {
      await expect(each).rejects.toMatchObject({ code: 'cancelled', message: 'LOO was cancelled.' });
    }
    await until(gone);
    await until(() => asked.seen.at(-1)?.state === 'cancelled');
  });
});
