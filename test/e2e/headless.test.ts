import { execFile } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { errorOf, example, type FitOutput, headlessPlace, jsonOf } from './support/headless';

const place = headlessPlace();
const { home, file, run } = place;
afterAll(() => place.remove());

describe('summary', () => {
  it('agrees with posterior::summarise_draws on draws from files', async () => {
    for (const id of ['01_epilepsy_poisson', '03_eight_schools_bad']) {
      const at = (name: string) => join('test', 'fixtures', id, name);
      const result = await run('summary', '--draws', at('draws.f64'), '--meta', at('meta.json'), '--json');
      const got = jsonOf(result) as FitOutput['summary'];
      const wanted = JSON.parse(readFileSync(at('summary.json'), 'utf8')) as FitOutput['summary'];
      expect(got.rows.map((row) => row.variable)).toEqual(wanted.rows.map((row) => row.variable));
      for (const [i, row] of got.rows.entries()) {
        // A measure that R's table lacks has a test of its own.
        const compared = got.columns.filter((column) => column in (wanted.rows[i] ?? {}));
        expect(compared.length).toBeGreaterThanOrEqual(11);
        for (const column of compared) {
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

  it.each([
    [
      'semicolons, decimal commas and points, blanks, a mark at the beginning',
      '\uFEFFmy y;constructor;point;g;answer\n0,5;valueOf;1.5;2;low\n1,25;;2.5;1;\n-3;x;;2;high\n',
      { g: { kind: 'factor' }, answer: { kind: 'factor', levels: ['low', 'high'], ordered: true } },
      'list("my y" = c(0.5, 1.25, -3), constructor = c("valueOf", NA, "x"), point = c(1.5, 2.5, NA), g = c("2", "1", "2"), answer = c("low", NA, "high"))',
      'numeric character numeric factor ordered',
    ],
    [
      'leading zeros, row names, truths',
      '"",id,group,yes\n1,007,01,1\n2,010,02,0\n3,,,\n',
      { id: { kind: 'string' }, group: { kind: 'factor' }, yes: { kind: 'logical' } },
      'list(X = 1:3, id = c("007", "010", NA), group = c("01", "02", NA), yes = c(TRUE, FALSE, NA))',
      'integer character factor logical',
    ],
  ])(
    'prints code that makes the very data that a fit is given: %s',
    async (_, text, columns, values, classes) => {
      const csv = file('wéird data.csv', text);
      const spec = file('weird.json', { formula: 'y ~ 1', data: { file: csv, columns } });
      const code = (await run('code', spec)).stdout;
      const load = code.split('\n').filter((line) => line.includes('<-') && !line.startsWith('fit'));
      const ask =
        'cat(deparse(lapply(weird_data, as.vector)), vapply(weird_data, function(x) class(x)[1], ""))';
      const { stdout } = await promisify(execFile)('Rscript', [file('load.R', `${load.join('\n')}\n${ask}`)]);
      expect(stdout.replace(/\s+/g, ' ')).toBe(`${values} ${classes}`);
    },
  );

  it.each([
    [
      'thousands-point.csv',
      'honey ~ bees',
      'sprintf("%.6f", coef(lm(honey ~ bees + site, thousands_point))[2])',
      '0.001978',
    ],
    ['long-ids.csv', 'y ~ x + (1 | person)', 'length(unique(long_ids$person))', '16'],
  ])(
    'reads the numbers of %s right, with a warning, and so does its code',
    async (name, formula, ask, answer) => {
      const data = join('test', 'fixtures', 'imports', name);
      const spec = file('import.json', { formula, data: { file: join(process.cwd(), data) } });
      const result = await run('code', spec, '--json');
      expect(result.stderr).toMatch(/^Warning: “(bees|person)” was /);
      const { code, remarks } = jsonOf(result) as { code: string; remarks: { message: string }[] };
      expect(remarks[0]?.message).toMatch(/between thousands|left as text/);
      // All that comes before the fit, which needs nothing of brms.
      const load = code.slice(0, code.indexOf('fit <-')).replace('library(brms)', '');
      const { stdout } = await promisify(execFile)('Rscript', [file('load.R', `${load}\ncat(${ask})`)]);
      expect(stdout).toBe(answer);
      expect((await run('code', spec, '--lang', 'stan', '--json')).stderr).toMatch(/Warning: /);
    },
  );

  it('goes on without a log where that cannot be written', async () => {
    const config = join(home, '.config', 'brms-studio');
    rmSync(join(config, 'studio.log'), { force: true });
    symlinkSync('/dev/full', join(config, 'studio.log'));
    const result = await run('call', 'base::message', '["said"]', '--json');
    rmSync(join(config, 'studio.log'));
    expect(result.code).toBe(0);
  });

  it('answers --json wherever it stands, and --help as JSON', async () => {
    expect(jsonOf(await run('--json', 'summary', '--help'))).toMatchObject({
      usage: expect.stringMatching(/^summary/),
    });
    expect(jsonOf(await run('help', '--json'))).toContainEqual(
      expect.objectContaining({ usage: expect.stringMatching(/^env list/) }),
    );
    expect((await run('serve', '--help')).code).toBe(0);
    expect(errorOf(await run('serve', '--env', 'nope', '--json')).message).toMatch(
      /no environment named "nope"/,
    );
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
