import type { ParseArgsConfig } from 'node:util';
import type { Studio } from '../app/studio';
import type { ExitHold } from '../ipc/exit-request';
import type { Resources } from '../resources';

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** What a command is run with. */
export interface CommandInput {
  readonly args: readonly string[];
  readonly options: OptionValues;
  /** Starts the services that commands share, in the environment that `--env` names; closed when the command ends. */
  readonly studio: () => Promise<Studio>;
  /** Words for a person who waits; they go to standard error. */
  readonly tell: (text: string) => void;
  /** Gives the answer at once, for a command that goes on after it. Rejects where nobody could get it. */
  readonly print: (result: CommandResult) => Promise<void>;
  readonly resources: Resources;
  readonly signal: AbortSignal;
  /** For a command whose work a first Ctrl+C must not end without a word. */
  readonly holdExit: (hold: Omit<ExitHold, 'tell'>) => void;
}

/** What a command answers: `json` with `--json`, else `text`. `ok: false` makes the exit code 1. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  readonly ok?: boolean;
  /** What was made and where it lies, to be told where the answer itself cannot be written. */
  readonly kept?: string;
}

/** One headless command. Every one takes `--json` and `--help` beside its own options. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Least and most positional arguments. */
  readonly positionals: readonly [number, number];
  /** What it makes is worth having even where its terminal was closed meanwhile: only Ctrl+C and SIGTERM stop it. */
  readonly lasting?: boolean;
  /** Null where it has printed its answer. */
  readonly run: (input: CommandInput) => Promise<CommandResult | null>;
}

/** The value of a text option. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
