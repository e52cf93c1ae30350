import { extname, resolve } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { findPlot, refuseUnsuited } from '../../shared/plots/find-plot';
import { plots } from '../../shared/plots/list';
import type { AnyPlot } from '../../shared/plots/plot-kind';
import { optionsFor, plotQueries } from '../../shared/plots/plot-query';
import { chainNumbers } from '../../shared/stats/diagnose';
import { readQuestion } from '../analyses/question';
import { checkSize, type PaperSize, usualSize } from '../plots/paper-size';
import { type PlotFormat, plotFile, plotFormats } from '../plots/plot-file';
import { plotOptions, splitChoices } from '../plots/plot-options';
import { writeNewFile } from '../plots/write-plot';
import { askFit, type FitToAsk } from './ask-fit';
import { type Command, type CommandResult, type OptionValues, textOption } from './command';
import { fieldLines, fieldsOf } from './fields-text';
import { fitSourceOptions, fitSourceUsage } from './fit-source';
import { readJsonInput } from './read-spec';

function list(): CommandResult {
  const known = plots.map(({ id, words, analysis, options }) => ({
    ...{ id, ...words },
    options: { ...fieldsOf(analysis.query), ...fieldsOf(options) },
  }));
  const lines = known.flatMap(({ id, about, options }) => [
    `${id.padEnd(14)}${about}`,
    ...fieldLines(options),
  ]);
  return { json: known, text: lines.join('\n') };
}

function formatOf(path: string): PlotFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = plotFormats.find((known) => known === ending);
  if (format && !/[\\/]$/.test(path)) return format;
  throw new StudioError('invalid-input', `${path} does not say what kind of file is to be made.`, {
    where: 'out',
    hint: 'Let its name end in .svg, .png or .pdf.',
  });
}

function sizeOf(options: OptionValues): PaperSize {
  const number = (key: keyof PaperSize): number => {
    const text = textOption(options, key);
    if (text === undefined) return usualSize[key];
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new StudioError('invalid-input', `--${key} must be a number, not “${text}”.`, { where: key });
  };
  return { width: number('width'), height: number('height'), dpi: number('dpi') };
}

/** The options in a JSON file; none without a file. */
async function optionsIn(path: string | undefined, signal: AbortSignal): Promise<Record<string, unknown>> {
  if (path === undefined) return {};
  const value = await readJsonInput(path, 'options file', signal);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new StudioError('invalid-input', `${path} does not hold the options of a plot.`, {
    where: path,
    hint: 'Write them as {"variable": "b_Intercept", "hide": [2]}.',
  });
}

/** The words of an option that may be given several times, such as `--variable`. */
function namesOf(options: OptionValues): readonly string[] {
  const { variable } = options as Readonly<Record<string, unknown>>;
  return Array.isArray(variable) ? variable.map(String) : [];
}

/** What is drawn where no variable is named; undefined for a plot of the whole fit. */
async function firstVariable({ of }: AnyPlot, draws: FitToAsk['draws']): Promise<string | undefined> {
  if (of === 'fit') return undefined;
  const [first] = (await draws()).variables;
  if (first !== undefined) return first;
  throw new StudioError(
    'invalid-input',
    'There are no variables in these draws, so there is nothing to draw.',
    {
      where: 'variable',
      hint: 'Choose another fit, or other files.',
    },
  );
}

export const plotCommand: Command = {
  name: 'plot',
  usage: `plot ID [OPTIONS.json] ${fitSourceUsage} [--variable NAME]… --out FILE.svg|png|pdf [--width MM] [--height MM] [--dpi N] | plot --list`,
  about:
    'Saves a plot of draws as a file, 150 × 90 mm by default. Each --variable gets its own part; the default is the first variable.',
  options: {
    ...fitSourceOptions,
    list: { type: 'boolean' },
    variable: { type: 'string', multiple: true },
    out: { type: 'string' },
    width: { type: 'string' },
    height: { type: 'string' },
    dpi: { type: 'string' },
  },
  positionals: [0, 2],
  async run(input) {
    const { args, options, signal } = input;
    const [id, optionsFile] = args;
    if (options.list === true) return list();
    if (id === undefined) {
      throw new StudioError('invalid-input', 'The name of the plot is missing.', {
        where: 'command line',
        hint: `There are ${plots.map((plot) => plot.id).join(', ')}.`,
      });
    }
    const plot = findPlot(id);
    const out = textOption(options, 'out');
    if (out === undefined || out === '') {
      throw new StudioError('invalid-input', 'The name of the file is missing.', {
        where: 'command line',
        hint: 'Give --out FILE.svg, FILE.png or FILE.pdf.',
      });
    }
    const format = formatOf(out);
    const size = checkSize(sizeOf(options));
    const given = splitChoices(plot, await optionsIn(optionsFile, signal));
    return askFit(input, plot.analysis, async ({ fit, ask, draws }) => {
      refuseUnsuited(plot, fit);
      const known = fit ? optionsFor(plot, { chainNumbers: chainNumbers(fit) }) : {};
      const chosen = plotOptions(plot, { ...known, ...given.options });
      const named = namesOf(options);
      const queries = plotQueries(plot, given.query, named, await firstVariable(plot, draws));
      const questions = queries.map((query) => readQuestion(plot.analysis.id, query).query);
      const answers = await Promise.all(questions.map(ask));
      const path = resolve(out);
      const bytes = await plotFile(plot, answers, chosen, format, size);
      await writeNewFile(path, bytes);
      const description = answers.map((answer) => plot.describe(answer));
      const variables = queries.flatMap(({ variable, variables }) => variable ?? variables ?? []);
      return {
        json: { plot: id, file: path, bytes: bytes.length, variables, ...size, description },
        text: `Saved ${path}\n${description.join('\n')}`,
        kept: `Saved ${path}`,
      };
    });
  },
};
