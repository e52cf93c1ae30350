import type { Command } from '../command';
import { runtimeActivateCommand, runtimeDeactivateCommand } from './activate';
import { runtimeImportCommand } from './import';
import { runtimeListCommand } from './list';
import { runtimeRemoveCommand } from './remove';

/** The commands `runtime …`. */
export const runtimeCommands: readonly Command[] = [
  runtimeListCommand,
  runtimeImportCommand,
  runtimeActivateCommand,
  runtimeDeactivateCommand,
  runtimeRemoveCommand,
];
