import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandInput, CommandResult, OptionValues } from '../../../electron/commands/command';
import { plotCommand } from '../../../electron/commands/plot';
import type { Resources } from '../../../electron/resources';
import { StudioError } from '../../../shared/errors/studio-error';
import { fixtures } from '../../shared/stats/fixtures';
import { readPng } from '../plots/read-png';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-plot-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fixture = join(fixtures, '01_epilepsy_poisson');
const draws = ['--draws', join(fixture, 'draws.f64'), '--meta', join(fixture, 'meta.json')];

/** Runs the command as the command line does. */
function run(...argv: readonly string[]): Promise<CommandResult | null> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: plotCommand.options,
    allowPositionals: true,
  });
  const { signal } = new AbortController();
  const options = values as OptionValues;
  // So few draws are worked on here, not on threads.
  const resources = { analysisThread: 'none' } as Resources;
  const input: Partial<CommandInput> = { args: positionals, options, resources, signal };
  return plotCommand.run(input as CommandInput);
}

const failure = async (...argv: readonly string[]) => {
  const error: unknown = await run(...argv).catch((thrown: unknown) => thrown);
  if (!(error instanceof StudioError)) throw new Error('It should have failed with words.');
  return error;
};

it('lists the plots', async () => {
  const listed = await run('--list');
  expect(listed?.json).toContainEqual(expect.objectContaining({ id: 'trace', title: 'Trace' }));
  expect(listed?.text).toMatch(/^trace +The draws in their order/m);
  for (const name of ['variable', 'parts', 'hide'])
    expect(listed?.text).toMatch(new RegExp(`^ +${name}: `, 'm'));
});

it('draws named variables with options, in the size that is asked for', async () => {
  const out = join(folder, 'both.png');
  const options = join(folder, 'options.json');
  writeFileSync(options, '{"hide": [2, 3, 4]}');
  const names = ['--variable', 'b_zBase', '--variable', 'b_Trt1'];
  const size = ['--width', '80', '--height', '60', '--dpi', '254'];
  const result = await run('density', options, ...draws, ...names, '--out', out, ...size);
  expect(result?.json).toMatchObject({ plot: 'density', file: out, variables: ['b_zBase', 'b_Trt1'] });
  const png = readPng(readFileSync(out));
  expect([png.width, png.height, png.perMetre]).toEqual([800, 600, 10_000]);
  expect(png.colors.get('1971c2ff')).toBeGreaterThan(500);
  expect(png.colors.get('d9480fff')).toBeUndefined();
});

it('asks and draws what stands in the options', async () => {
  const out = join(folder, 'ranks.svg');
  const options = join(folder, 'options.json');
  writeFileSync(options, '{"variable": "b_zAge", "bins": 7, "hide": [4]}');
  const result = await run('rank-overlay', options, ...draws, '--out', out);
  expect(result?.text).toContain('Rank overlay of b_zAge: 4 chains of 1,000 draws in 7 bins');
  writeFileSync(options, '{"binss": 7}');
  expect((await failure('rank-overlay', options, ...draws, '--out', out)).message).toContain('binss');
});

it('replaces a file as a whole, and leaves nothing beside it', async () => {
  const out = join(folder, 'plot.svg');
  writeFileSync(out, 'old');
  await run('trace', ...draws, '--out', out);
  expect(readFileSync(out, 'utf8')).toMatch(/<\/svg>\n$/);
  expect(readdirSync(folder)).toEqual(['plot.svg']);
});

it('says why a file cannot be written, and leaves what was there', async () => {
  const missing = await failure('trace', ...draws, '--out', join(folder, 'no', 'plot.svg'));
  expect(missing.message).toContain(`there is no folder ${join(folder, 'no')}`);
  mkdirSync(join(folder, 'taken.svg'));
  const taken = await failure('trace', ...draws, '--out', join(folder, 'taken.svg'));
  expect(taken.message).toContain('it is a folder');
  const unwritable = await failure('trace', ...draws, '--out', '/proc/plot.svg');
  expect(unwritable).toMatchObject({ code: 'invalid-input', where: '/proc/plot.svg' });
  expect(unwritable.message).toContain('this folder takes no files');
  expect(readdirSync(folder)).toEqual(['taken.svg']);
});

it.each([
  [['tracee', ...draws, '--out', 'x.svg'], 'There is no plot “tracee”.'],
  [[], 'The name of the plot is missing.'],
  [['trace', ...draws], 'The name of the file is missing.'],
  [['trace', ...draws, '--out', 'x.gif'], 'x.gif does not say what kind of file'],
  [['trace', ...draws, '--out', 'x.svg', '--width', 'wide'], '--width must be a number, not “wide”.'],
  [
    ['trace', ...draws, '--out', 'x.svg', '--width', '2000'],
    'The width must be between 20 and 1000 mm, not 2000.',
  ],
  [['trace', '--out', 'x.svg'], 'It is not clear which draws are meant.'],
  [['trace', ...draws, '--variable', 'b_y', '--out', 'x.svg'], 'The fit has no variable "b_y".'],
  [['trace', ...draws, '--out', ''], 'The name of the file is missing.'],
  [['trace', ...draws, '--out', 'x.svg/'], 'x.svg/ does not say what kind of file'],
])('refuses %j', async (argv, message) => {
  expect((await failure(...argv)).message).toContain(message);
});

it('names the option that is wrong beside those that there are', async () => {
  const options = join(folder, 'options.json');
  const given = (choices: object) => {
    writeFileSync(options, JSON.stringify(choices));
    return failure('trace', options, ...draws, '--out', join(folder, 'x.svg'));
  };
  expect(await given({ hidee: [1] })).toMatchObject({
    message: 'The plot trace has no option “hidee”.',
    hint: 'Did you mean hide?',
  });
  expect((await given({ constructor: 1 })).hint).toBe('There are variable, parts, hide, chainNumbers.');
  expect((await given({ parts: 1e300 })).message).toBe('The query of trace: parts must be at most 1000000.');
  expect((await failure('trace', ...draws, '--variable', 'b_zage', '--out', 'x.svg')).hint).toBe(
    'Did you mean b_zAge or b_zBase?',
  );
});

it('says so where there is nothing to draw, or where a name stands for several variables', async () => {
  const files = (variables: readonly string[]) => {
    const meta = { variables, n_chains: 1, n_draws: 2 };
    writeFileSync(join(folder, 'meta.json'), JSON.stringify(meta));
    writeFileSync(join(folder, 'draws.f64'), new Float64Array(2 * variables.length));
    return ['--draws', join(folder, 'draws.f64'), '--meta', join(folder, 'meta.json'), '--out', 'x.svg'];
  };
  expect((await failure('trace', ...files([]))).message).toContain('There are no variables in these draws');
  expect((await failure('trace', ...files(['b_x', 'b_x']))).message).toBe(
    'Several variables are called "b_x".',
  );
});
