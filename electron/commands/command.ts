import type { ParseArgsConfig } from 'node:util';
import type { Studio } from '../app/studio';
import type { ExitHold } from '../ipc/exit-request';
import type { Resources } from '../resources';

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** The input of a command. */
export interface CommandInput {
  readonly args: readonly string[];
  readonly options: OptionValues;
  /** Starts the services, in the environment of `--env`. They are closed when the command ends. */
  readonly studio: () => Promise<Studio>;
  /** Prints a line for a waiting user, to standard error. */
  readonly tell: (text: string) => void;
  /** Prints the answer early, for a command that then goes on. Rejects if the answer cannot be written. */
  readonly print: (result: CommandResult) => Promise<void>;
  readonly resources: Resources;
  readonly signal: AbortSignal;
  /** For a command with running work: the first Ctrl+C only tells what would be lost. */
  readonly holdExit: (hold: Omit<ExitHold, 'tell'>) => void;
}

/** The answer of a command: `json` with `--json`, otherwise `text`. `ok: false` makes the exit code 1. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  readonly ok?: boolean;
  /** What was made, and where. Printed if the answer itself cannot be written. */
  readonly kept?: string;
}

/** One headless command. Every command also has the options `--json` and `--help`. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** The least and most positional arguments. */
  readonly positionals: readonly [number, number];
  /**
   * If true, the command goes on after its terminal was closed, because its result is worth keeping. Only Ctrl+C
   * and SIGTERM stop it.
   */
  readonly lasting?: boolean;
  /** Null if the command has printed its answer already. */
  readonly run: (input: CommandInput) => Promise<CommandResult | null>;
}

/** The value of a text option. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
