import type { Command } from '../command';
import { runtimeActivateCommand, runtimeDeactivateCommand } from './activate';
import { runtimeImportCommand } from './import';
import { runtimeListCommand } from './list';
import { runtimeRemoveCommand } from './remove';

/** `runtime …`: prebuilt runtimes without a window. */
export const runtimeCommands: readonly Command[] = [
  runtimeListCommand,
  runtimeImportCommand,
  runtimeActivateCommand,
  runtimeDeactivateCommand,
  runtimeRemoveCommand,
];
