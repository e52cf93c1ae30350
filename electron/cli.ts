import { parseArgs } from 'node:util';
import { StudioError } from '../shared/errors/studio-error';
import { toWire } from '../shared/errors/wire';
import { nearNames, orList } from '../shared/model/near';
import { type AppPaths, appPaths } from './app/paths';
import { createStudio, type Studio } from './app/studio';
import { callCommand } from './commands/call';
import { codeCommand } from './commands/code';
import type { Command, OptionValues } from './commands/command';
import { doctorCommand } from './commands/doctor';
import { fitCommand } from './commands/fit';
import { summaryCommand } from './commands/summary';
import { resourcesBeside } from './resources';
import { runServe } from './serve';

const commands: readonly Command[] = [doctorCommand, fitCommand, summaryCommand, codeCommand, callCommand];
const commandNames = [...commands.map((command) => command.name), 'serve'];

function help(): string {
  const lines = commands.map((command) => `  ${command.usage}\n      ${command.about}`);
  return [
    'Brms Studio without its window. Every command takes --json and --help.',
    '',
    ...lines,
    '  serve [--port N]',
    '      Serves the app on 127.0.0.1 and prints its address.',
  ].join('\n');
}

function usageError(message: string, hint: string): StudioError {
  return new StudioError('invalid-input', message, { where: 'command line', hint });
}

function parse(command: Command, argv: readonly string[]): { args: string[]; options: OptionValues } {
  const options = {
    ...command.options,
    env: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [least, most] = command.positionals;
    if (!values.help && (positionals.length < least || positionals.length > most)) {
      const what = positionals.length < least ? 'Something is missing' : `“${positionals[most]}” is too much`;
      throw usageError(`${what} in the command line.`, `Usage: ${command.usage}`);
    }
    return { args: positionals, options: values as OptionValues };
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw usageError(error instanceof Error ? error.message : String(error), `Usage: ${command.usage}`);
  }
}

async function runCommand(command: Command, argv: readonly string[], json: boolean): Promise<number> {
  const { args, options } = parse(command, argv);
  if (options.help) {
    process.stdout.write(`${command.usage}\n${command.about}\n`);
    return 0;
  }
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  const paths: AppPaths = appPaths();
  let studio: Promise<Studio> | undefined;
  const start = (): Promise<Studio> => {
    const environment = typeof options.env === 'string' ? { environment: options.env } : {};
    studio ??= createStudio({ resources: resourcesBeside(import.meta.dirname), paths, ...environment });
    return studio;
  };
  try {
    const tell = (text: string) => void process.stderr.write(`${text}\n`);
    const result = await command.run({ args, options, studio: start, tell, signal: controller.signal });
    process.stdout.write(`${json ? JSON.stringify(result.json) : result.text}\n`);
    return result.ok === false ? 1 : 0;
  } finally {
    await (await studio)?.close();
  }
}

function report(thrown: unknown, json: boolean): number {
  const error = toWire(thrown);
  if (json) process.stdout.write(`${JSON.stringify({ error })}\n`);
  else process.stderr.write(`${error.message}\n${error.hint ? `${error.hint}\n` : ''}`);
  return error.where === 'command line' ? 2 : 1;
}

/** Runs one command and resolves with the exit code: 0, 1 where it failed, 2 where it was not understood. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const json = rest.includes('--json');
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      process.stdout.write(`${help()}\n`);
      return name === undefined ? 2 : 0;
    }
    if (name === 'serve') return await runServe(rest);
    const command = commands.find((candidate) => candidate.name === name);
    if (command) return await runCommand(command, rest, json);
    const near = nearNames(name, commandNames);
    const hint = near.length > 0 ? `Did you mean ${orList(near)}?` : `There are ${commandNames.join(', ')}.`;
    throw usageError(`There is no command “${name}”.`, hint);
  } catch (error) {
    return report(error, json);
  }
}

process.exitCode = await main(process.argv.slice(2));
