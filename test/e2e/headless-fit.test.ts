import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { errorOf, example, type FitOutput, headlessPlace, jsonOf, studio } from './support/headless';
import { rProcessesWith, waitUntilGone } from './support/processes';

const place = headlessPlace();
const { home, folder, file, run } = place;
afterAll(() => place.remove());

// The brm() call of the sample, as an R user would type it, from R alone.
const plainScript = (draws: string, names: string) => `
suppressMessages(library(brms))
# Debian's BH package has no headers of its own; the system's are where Debian puts them.
if (dir.exists("/usr/include/boost")) rstan::rstan_options(boost_lib = "/usr/include")
fit <- brm(count ~ zAge + zBase * Trt + (1 | patient), data = epilepsy, family = poisson(),
  chains = 4, iter = 2000, cores = 2, seed = 1, refresh = 0)
draws <- posterior::as_draws_array(fit)
writeBin(as.double(unclass(draws)), "${draws}")
writeLines(posterior::variables(draws), "${names}")
`;

describe('fit', () => {
  it('gives the draws of plain Rscript, number for number, and the second time compiles nothing', async () => {
    const project = join(folder, 'epilepsy');
    const result = await run('fit', example, '--project', project, '--json');
    expect(result.stderr).toMatch(/chain 4: done 2000 \/ 2000/);
    expect(result.code).toBe(0);
    const { fit, summary } = jsonOf(result) as FitOutput;
    const zBase = summary.rows.find((row) => row.variable === 'b_zBase');
    expect(zBase?.mean).toBeGreaterThan(0.65);
    expect(zBase?.mean).toBeLessThan(0.75);

    const draws = join(folder, 'plain.f64');
    const names = join(folder, 'names.txt');
    await promisify(execFile)('Rscript', [file('plain.R', plainScript(draws, names))]);
    // Which there are depends on the version of brms: of the patients alone there are 59.
    const variables = readFileSync(names, 'utf8').trim().split('\n');
    expect(variables.length).toBeGreaterThan(59);
    expect(summary.rows.map((row) => row.variable)).toEqual(variables);
    const ours = readFileSync(join(project, 'fits', fit.id, 'draws.f64'));
    expect(ours.equals(readFileSync(draws))).toBe(true);

    const again = await run('fit', example, '--project', project, '--json');
    expect((jsonOf(again) as FitOutput).fit).toMatchObject({ id: 'fit-2', compiled: 'reused' });
    expect(readdirSync(join(project, 'models'))).toHaveLength(1);
    // Each fit has what it depended on, and nothing has changed between them.
    const locks = ['fit-1', 'fit-2'].map((id) => join(project, 'fits', id, 'lock.json'));
    const compared = await run('env', 'compare', ...locks, '--json');
    expect(jsonOf(compared)).toMatchObject({ left: { environment: 'default' }, lines: [] });
    expect((await run('env', 'compare', 'default', locks[0] ?? '')).stdout).toBe('No differences.\n');
    const saved = await run('summary', '--project', project, '--fit', 'fit-1', '--json');
    expect(jsonOf(saved)).toEqual(summary);
  });

  it('stops at once on Ctrl+C and leaves no R process and no half fit', async () => {
    const project = join(folder, 'cancelled');
    const spec = JSON.parse(readFileSync(example, 'utf8')) as { sampling: object };
    const long = file('long.json', { ...spec, sampling: { ...spec.sampling, iter: 400_000 } });
    let stoppedAt = 0;
    const result = await studio(['fit', long, '--project', project, '--json'], {
      home,
      onStderr: (text, interrupt) => {
        if (stoppedAt > 0 || !/chain 1: warmup/.test(text)) return;
        stoppedAt = performance.now();
        interrupt();
      },
    });
    // The fit itself would take minutes.
    expect(performance.now() - stoppedAt).toBeLessThan(20_000);
    expect(errorOf(result)).toMatchObject({ code: 'cancelled', message: 'Stopped.' });
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
    expect(existsSync(project)).toBe(false);
  });
});

describe('a fit that its project does not take', () => {
  /** The sample, with `harm` done to the project's folder once chains run. */
  async function fitWith(project: string, harm: () => void) {
    const spec = JSON.parse(readFileSync(example, 'utf8')) as { sampling: object };
    const slow = file('slow.json', { ...spec, sampling: { ...spec.sampling, iter: 6000, chains: 1 } });
    let done = false;
    return studio(['fit', slow, '--project', project, '--json'], {
      home,
      onStderr: (text) => {
        if (done || !/chain 1: warmup/.test(text)) return;
        done = true;
        harm();
      },
    });
  }

  it('has its R object saved elsewhere, and the error names the file', async () => {
    const project = join(folder, 'gone');
    const result = await fitWith(project, () => {
      renameSync(join(project, 'fits'), join(project, 'moved'));
      writeFileSync(join(project, 'fits'), 'a file');
    });
    expect(result.code).toBe(1);
    const error = errorOf(result);
    expect(error.message).toContain(`could not be written to the project ${project}`);
    const path = /readRDS\("(.+)"\)/.exec(error.hint ?? '')?.[1] ?? '';
    const code = `cat(posterior::ndraws(suppressMessages(brms::as_draws(readRDS("${path}")))))`;
    const { stdout } = await promisify(execFile)('Rscript', ['-e', code]);
    rmSync(path);
    expect(stdout).toBe('3000');
  });
});

describe('bad input gets an error that a student can act on', () => {
  const csv = () => file('counts.csv', 'count,dose,site\n1,0.5,a\n4,1.5,b\n0,2.5,a\n7,3.5,c\n');
  const fit = (spec: object, data = csv()) => run('fit', file('spec.json', spec), '--data', data, '--json');

  it.each([
    [{ formula: 'count ~ dose +' }, /formula cannot be read.*ends too early/, /./],
    [{ formula: 'count ~ (1 | site' }, /“\(” at position 9 is never closed/, /missing “\)”/],
    [{ formula: 'cuont ~ dose' }, /response “cuont” is not a column/, /Did you mean count\?/],
    [{ formula: 'count ~ doses' }, /variable “doses” is not a column/, /Did you mean dose\?/],
    [
      { formula: 'dose ~ 1', family: 'poisson' },
      /“dose” holds fractions; the family poisson needs counts/,
      /Try gaussian/,
    ],
    [
      { formula: 'site ~ dose' },
      /“site” holds categories; the family gaussian needs numbers/,
      /Try categorical/,
    ],
    [{ formula: 'count ~ dose', family: 'poison' }, /no family “poison”/, /Did you mean poisson\?/],
    [{ formula: 'count ~ dose', familly: 'poisson' }, /familly/, undefined],
    [{ formula: 'count ~ dose', sampling: { chains: 0 } }, /sampling\.chains must be at least 1/, undefined],
    [{ family: 'poisson' }, /formula is missing/, undefined],
  ])('%j', async (spec, message, hint) => {
    const error = errorOf(await fit(spec));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toMatch(message);
    if (hint) expect(error.hint).toMatch(hint);
  });

  it('passes on what brms itself refuses, with its own words', async () => {
    const error = errorOf(
      await fit({ formula: 'count ~ dose', priors: [{ prior: 'normal(0, 1)', coef: 'dosis' }] }),
    );
    expect(error.code).toBe('r-error');
    expect(error.message).toMatch(/b_dosis|do not correspond to any model parameter/);
  });

  it('says in Stan’s own words why a prior cannot be', async () => {
    const prior = [{ prior: 'normal(0, 1, 2)', class: 'Intercept' }];
    const error = errorOf(await fit({ formula: 'count ~ 1', priors: prior }));
    expect(error.code).toBe('stan-compile');
    expect(error.message).toMatch(
      /cannot read the model: (No matches for: normal_lpdf|Ill-typed arguments supplied to function 'normal_lpdf': )\(real, int, int, int\)$/,
    );
    expect(error.hint).toMatch(/Check the priors/);
  });

  it.each([
    ['', /is empty/],
    ['count,dose\n1,2\n3\n', /1 field in line 3/],
    ['PK\u0003\u0004 a spreadsheet', /spreadsheet/],
  ])('a data file that holds %j', async (content, message) => {
    expect(errorOf(await fit({ formula: 'count ~ dose' }, file('bad.csv', content))).message).toMatch(
      message,
    );
  });

  it('files that are not there, and specs that are not JSON', async () => {
    expect(errorOf(await run('fit', '/nowhere.json', '--json')).message).toMatch(
      /nowhere\.json cannot be read/,
    );
    expect(errorOf(await fit({ formula: 'count ~ dose' }, '/nowhere.csv')).message).toMatch(
      /nowhere\.csv cannot be read/,
    );
    expect(errorOf(await run('fit', file('no.json', '{"formula": '), '--json')).message).toMatch(
      /is not JSON/,
    );
    expect(errorOf(await run('fit', file('no-data.json', { formula: 'y ~ x' }), '--json')).hint).toMatch(
      /--data FILE\.csv/,
    );
  });

  it('commands, options and environments that do not exist', async () => {
    expect(errorOf(await run('sumary', '--json'))).toMatchObject({ hint: 'Did you mean summary?' });
    expect(errorOf(await run('summary', '--json')).hint).toMatch(/--project DIR/);
    expect(errorOf(await run('doctor', '--env', 'nope', '--json')).message).toMatch(
      /no environment named "nope"/,
    );
    const plain = await run('fit', '/nowhere.json');
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr).toMatch(/cannot be read/);
  });

  it('a project folder that cannot be written', async () => {
    const project = file('not-a-folder', 'x');
    const error = errorOf(await run('fit', example, '--project', join(project, 'p'), '--json'));
    expect(error).toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/not-a-folder is a file, not a folder\./),
    });
  });

  it('leaves no project behind', () => {
    const projects = join(home, 'Brms Studio');
    expect(existsSync(projects) ? readdirSync(projects) : []).toEqual([]);
  });
});
