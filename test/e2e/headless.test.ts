import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from './support/app-process';
import { type HeadlessRun, jsonOf, studio } from './support/headless';
import { rProcessesWith, waitUntilGone } from './support/processes';

let home: string;
let folder: string;
beforeAll(() => {
  home = temporaryHome();
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-headless-'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const run = (...args: string[]) => studio(args, { home });

function errorOf(result: HeadlessRun): { code: string; message: string; hint?: string } {
  expect(result.code).not.toBe(0);
  const { error } = jsonOf(result) as { error: { code: string; message: string; hint?: string } };
  return error;
}

interface FitOutput {
  readonly project: string;
  readonly fit: { readonly id: string; readonly compiled: string; readonly versions: Record<string, string> };
  readonly summary: { readonly columns: string[]; readonly rows: Record<string, number | string>[] };
}

const example = 'docs/examples/epilepsy.json';

// The brm() call of the sample, as an R user would type it, from R alone.
const plainScript = (draws: string) => `
suppressMessages(library(brms))
# Debian's BH package has no headers of its own; the system's are where Debian puts them.
if (dir.exists("/usr/include/boost")) rstan::rstan_options(boost_lib = "/usr/include")
fit <- brm(count ~ zAge + zBase * Trt + (1 | patient), data = epilepsy, family = poisson(),
  chains = 4, iter = 2000, cores = 2, seed = 1, refresh = 0)
writeBin(as.double(unclass(posterior::as_draws_array(fit))), "${draws}")
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
    expect(summary.rows).toHaveLength(67);

    const draws = join(folder, 'plain.f64');
    await promisify(execFile)('Rscript', [file('plain.R', plainScript(draws))]);
    const ours = readFileSync(join(project, 'fits', fit.id, 'draws.f64'));
    expect(ours.equals(readFileSync(draws))).toBe(true);

    const again = await run('fit', example, '--project', project, '--json');
    expect((jsonOf(again) as FitOutput).fit).toMatchObject({ id: 'fit-2', compiled: 'reused' });
    expect(readdirSync(join(project, 'models'))).toHaveLength(1);
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
    expect(performance.now() - stoppedAt).toBeLessThan(5000);
    expect(errorOf(result).code).toBe('cancelled');
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
    expect(existsSync(project)).toBe(false);
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
    [{ formula: 'dose ~ 1', family: 'poisson' }, /poisson does not fit the response “dose”/, /Try gaussian/],
    [{ formula: 'site ~ dose' }, /gaussian does not fit the response “site”/, /Try categorical/],
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
      /cannot read the model: No matches for: normal_lpdf\(real, int, int, int\)$/,
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
      message: expect.stringMatching(/a part of the path is no folder/),
    });
  });

  it('leaves no project behind', () => {
    const projects = join(home, 'Brms Studio');
    expect(existsSync(projects) ? readdirSync(projects) : []).toEqual([]);
  });
});

describe('summary', () => {
  it('agrees with posterior::summarise_draws on draws from files', async () => {
    for (const id of ['01_epilepsy_poisson', '03_eight_schools_bad']) {
      const at = (name: string) => join('test', 'fixtures', id, name);
      const result = await run('summary', '--draws', at('draws.f64'), '--meta', at('meta.json'), '--json');
      const got = jsonOf(result) as FitOutput['summary'];
      const wanted = JSON.parse(readFileSync(at('summary.json'), 'utf8')) as FitOutput['summary'];
      expect(got.rows.map((row) => row.variable)).toEqual(wanted.rows.map((row) => row.variable));
      for (const [i, row] of got.rows.entries()) {
        for (const column of got.columns) {
          const value = row[column];
          const reference = wanted.rows[i]?.[column];
          if (typeof value !== 'number' || typeof reference !== 'number') expect(value).toBe(reference);
          else expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-8 * Math.abs(reference));
        }
      }
    }
  });
});

describe('code, call and doctor', () => {
  it('prints the R script and the Stan program of the example in the docs', async () => {
    const spec = readFileSync('docs/model-spec.md', 'utf8').match(/```json\n([\s\S]*?)```/)?.[1];
    expect(JSON.parse(spec ?? '')).toEqual(JSON.parse(readFileSync(example, 'utf8')));
    expect((await run('code', example)).stdout).toContain(
      'formula = count ~ zAge + zBase * Trt + (1 | patient),',
    );
    expect((await run('code', example, '--lang', 'stan')).stdout).toMatch(
      /^\/\/ generated with brms[\s\S]*poisson/,
    );
  });

  it('prints code that makes the very data that a fit is given', async () => {
    const csv = file(
      'wéird data.csv',
      '\uFEFFmy y;constructor;g;answer\n0,5;valueOf;2;low\n1,25;;1;\n-3;x;2;high\n',
    );
    const columns = {
      g: { kind: 'factor' },
      answer: { kind: 'factor', levels: ['low', 'high'], ordered: true },
    };
    const spec = { formula: '`my y` ~ g', data: { file: csv, columns } };
    const code = (await run('code', file('weird.json', spec))).stdout;
    const load = code.split('\n').filter((line) => line.includes('<-') && !line.startsWith('fit'));
    const script = `${load.join('\n')}\ncat(deparse(lapply(wEird_data, as.vector)), vapply(wEird_data, function(x) class(x)[1], ""))`;
    const { stdout } = await promisify(execFile)('Rscript', [
      file('load.R', script.replaceAll('wEird_data', 'weird_data')),
    ]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'list("my y" = c(0.5, 1.25, -3), constructor = c("valueOf", NA, "x"), g = c("2", "1", "2"), answer = c("low", NA, "high"))',
    );
    expect(stdout).toMatch(/numeric character factor ordered$/);
  });

  it('answers --json wherever it stands, and --help as JSON', async () => {
    expect(jsonOf(await run('--json', 'summary', '--help'))).toMatchObject({
      usage: expect.stringMatching(/^summary/),
    });
    expect((await run('serve', '--help')).code).toBe(0);
    const odd = await run('serve', '--bogus', '--json');
    expect(odd.code).toBe(2);
    expect(errorOf(odd).code).toBe('invalid-input');
  });

  it('calls any function of R', async () => {
    const pid = jsonOf(await run('call', 'base::Sys.getpid', '--json')) as { value: number };
    expect(pid.value).toBeGreaterThan(1);
    const sum = await run('call', 'base::paste', '{"args": ["a", "ä"], "kwargs": {"sep": "-"}}', '--json');
    expect(jsonOf(sum)).toEqual({ value: 'a-ä' });
    const error = errorOf(await run('call', 'base::stop', '["no luck"]', '--json'));
    expect(error).toMatchObject({ code: 'r-error', message: expect.stringContaining('no luck') });
  });

  it('runs R in the default environment, which brmspy finds on disk in its own form', async () => {
    const config = join(home, '.brmspy', 'environment', 'default', 'config.json');
    const text = readFileSync(config, 'utf8');
    expect(text).toBe(
      '{\n  "environment_name": "default",\n  "r_home": null,\n  "startup_scripts": [],\n  "runtime_path": null,\n  "env": {}\n}',
    );
    const set = {
      ...(JSON.parse(text) as object),
      startup_scripts: ['options(studio.test = 40 + 2)'],
      env: { ÄÖ: 'täpp' },
    };
    writeFileSync(config, JSON.stringify(set));
    expect(jsonOf(await run('call', 'base::getOption', '["studio.test"]', '--json'))).toEqual({ value: 42 });
    expect(jsonOf(await run('call', 'base::Sys.getenv', '["ÄÖ"]', '--json'))).toEqual({ value: 'täpp' });
    writeFileSync(config, JSON.stringify({ ...set, startup_scripts: ['stop("not today")'] }));
    expect(errorOf(await run('call', 'base::Sys.getpid', '--json')).message).toMatch(
      /Startup script 1 .*not today/,
    );
    writeFileSync(config, JSON.stringify({ ...set, r_home: '/nowhere' }));
    expect(errorOf(await run('call', 'base::Sys.getpid', '--json')).message).toMatch(/no R at \/nowhere/);
    writeFileSync(config, text);
  });

  it('finds this machine fit for fitting', async () => {
    const result = await run('doctor', '--json');
    expect(result.code).toBe(0);
    const report = jsonOf(result) as { ok: boolean; checks: { id: string; status: string }[] };
    expect(report.ok).toBe(true);
    expect(report.checks.find((check) => check.id === 'brms')?.status).toBe('pass');
  });
});
