import { parseArgs } from 'node:util';
import { didYouMean, nearNames } from '../shared/errors/near-names';
import { asStudioError, StudioError } from '../shared/errors/studio-error';
import { toWire } from '../shared/errors/wire';
import { createStudio, type Studio } from './app/studio';
import { analyseCommand } from './commands/analyse';
import { callCommand } from './commands/call';
import { codeCommand } from './commands/code';
import type { Command, CommandResult, OptionValues } from './commands/command';
import { doctorCommand } from './commands/doctor';
import { envCommands } from './commands/env/commands';
import { fitCommand } from './commands/fit';
import { networkCommand } from './commands/network';
import { packageCommands } from './commands/package/commands';
import { plotCommand } from './commands/plot';
import { preferencesCommand } from './commands/preferences';
import { runtimeCommands } from './commands/runtime/commands';
import { serveCommand } from './commands/serve';
import { setupCommand } from './commands/setup';
import { summaryCommand } from './commands/summary';
import { type ExitHold, onExitRequest } from './ipc/exit-request';
import { outliveOutputs, readerIsGone, standardOutput, writeAnswer } from './ipc/standard-output';
import { resourcesBeside } from './resources';

const commands: readonly Command[] = [
  doctorCommand,
  setupCommand,
  fitCommand,
  summaryCommand,
  plotCommand,
  analyseCommand,
  codeCommand,
  callCommand,
  ...envCommands,
  ...packageCommands,
  ...runtimeCommands,
  networkCommand,
  preferencesCommand,
  serveCommand,
];

const help = {
  usages: commands.map(({ usage, about }) => ({ usage, about })),
  text: [
    'Brms Studio without its window. Every command takes --json and --help; those that start R take --env NAME.',
    '',
    ...commands.map(({ usage, about }) => `  ${usage}\n      ${about}`),
  ].join('\n'),
};

function usageError(message: string, hint: string): StudioError {
  return new StudioError('invalid-input', message, { where: 'command line', hint });
}

function parse(command: Command, argv: readonly string[]): { args: string[]; options: OptionValues } {
  const common = { env: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const hint = `Usage: ${command.usage}`;
  let parsed: { args: string[]; options: OptionValues };
  try {
    const options = { ...command.options, ...common };
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    parsed = { args: positionals, options: values as OptionValues };
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error), hint);
  }
  const [least, most] = command.positionals;
  const { args, options } = parsed;
  if (options.help) return parsed;
  if (args.length < least) throw usageError('Something is missing in the command line.', hint);
  if (args.length > most) throw usageError(`“${args[most]}” is too much in the command line.`, hint);
  return parsed;
}

async function run(command: Command, argv: readonly string[], json: boolean): Promise<number> {
  const { args, options } = parse(command, argv);
  const print = (result: CommandResult): Promise<void> =>
    writeAnswer(`${json ? JSON.stringify(result.json) : result.text}\n`, result.kept);
  if (options.help) {
    const { usage, about } = command;
    await print({ json: { usage, about }, text: `${usage}\n${about}` });
    return 0;
  }
  const controller = new AbortController();
  let hold: ExitHold | null = null;
  const { lasting = false } = command;
  void onExitRequest(() => hold, { lasting }).then(() => controller.abort());
  const resources = resourcesBeside(import.meta.dirname);
  let started: Promise<Studio> | undefined;
  const studio = (): Promise<Studio> => {
    const environment = typeof options.env === 'string' ? { environment: options.env } : {};
    started ??= createStudio({ resources, headless: true, ...environment }).then((services) => {
      services.events.on('warning', tell);
      return services;
    });
    return started;
  };
  const tell = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  try {
    const { signal } = controller;
    const holdExit = (given: Omit<ExitHold, 'tell'>): void => {
      hold = { ...given, tell };
    };
    const result = await command.run({ args, options, studio, tell, print, resources, signal, holdExit });
    if (result) await print(result);
    return result?.ok === false ? 1 : 0;
  } catch (thrown) {
    const error = asStudioError(thrown);
    if (error.code !== 'cancelled' || !controller.signal.aborted) throw error;
    // Whoever pressed Ctrl+C knows what was stopped, and not by the names of our functions.
    throw new StudioError('cancelled', 'Stopped.', { cause: error });
  } finally {
    await (await started?.catch(() => undefined))?.close();
  }
}

async function report(thrown: unknown, json: boolean): Promise<number> {
  const error = asStudioError(thrown);
  const words = `${error.message}\n${error.hint ? `${error.hint}\n` : ''}`;
  const tell = (): void => void process.stderr.write(words);
  if (error.where === standardOutput) {
    if (!readerIsGone(error)) tell();
    return 3;
  }
  if (json) await writeAnswer(`${JSON.stringify({ error: toWire(error) })}\n`).catch(tell);
  else tell();
  return error.where === 'command line' ? 2 : 1;
}

/** The command that the words begin with, of one word or two ("env list"), and how many they are. */
function findCommand(words: readonly string[]): { readonly command: Command; readonly length: number } {
  const [first = '', second = ''] = words;
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((candidate) => candidate.name === name);
    // Of one word alone two are the same, and no option may be taken for the second.
    if (command) return { command, length: command.name.split(' ').length };
  }
  const inGroup = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (inGroup.length > 0 && second === '') {
    throw usageError(
      `“${first}” needs a second word.`,
      `There are ${inGroup.map(({ name }) => name).join(', ')}.`,
    );
  }
  const given = inGroup.length > 0 ? `${first} ${second}` : first;
  const names = (inGroup.length > 0 ? inGroup : commands).map(({ name }) => name);
  const near = nearNames(given, names);
  const hint = didYouMean(near, `There are ${names.join(', ')}.`);
  throw usageError(`Unknown command: ${given}.`, hint);
}

/**
 * Runs one command and resolves with the exit code: 0, 1 where it failed, 2 where it was not understood, 3 where it did
 * its work but its answer could not be written.
 */
async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  // The command may stand behind --json.
  const start = argv.findIndex((word) => word !== '--json');
  const name = argv[start];
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      const { usages, text } = help;
      await writeAnswer(`${json ? JSON.stringify(usages) : text}\n`);
      return name === undefined ? 2 : 0;
    }
    const options = argv.findIndex((word, i) => i > start && word.startsWith('-'));
    const words = argv.slice(start, options < 0 ? undefined : options);
    const { command, length } = findCommand(words);
    return await run(command, argv.toSpliced(start, length), json);
  } catch (error) {
    return await report(error, json);
  }
}

outliveOutputs();
process.exitCode = await main(process.argv.slice(2));
