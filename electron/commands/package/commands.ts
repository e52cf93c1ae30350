import type { Command } from '../command';
import { packageInstallCommand } from './install';
import { packageListCommand } from './list';
import { packageRemoveCommand } from './remove';
import { packageSearchCommand } from './search';
import { packageUpdateCommand } from './update';

/** The commands `package …`. */
export const packageCommands: readonly Command[] = [
  packageListCommand,
  packageSearchCommand,
  packageInstallCommand,
  packageUpdateCommand,
  packageRemoveCommand,
];
