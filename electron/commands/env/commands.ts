import type { Command } from '../command';
import { envActivateCommand } from './activate';
import { envCloneCommand } from './clone';
import { envCompareCommand } from './compare';
import { envCreateCommand } from './create';
import { envListCommand } from './list';
import { envRemoveCommand } from './remove';
import { envRenameCommand } from './rename';
import { envRestoreCommand } from './restore';
import { envSetCommand } from './set';
import { envShowCommand } from './show';
import { envSnapshotCommand } from './snapshot';
import { envTrashCommand } from './trash';

/** The commands `env …`. */
export const envCommands: readonly Command[] = [
  envListCommand,
  envShowCommand,
  envCreateCommand,
  envCloneCommand,
  envRenameCommand,
  envSetCommand,
  envActivateCommand,
  envRemoveCommand,
  envTrashCommand,
  envRestoreCommand,
  envSnapshotCommand,
  envCompareCommand,
];
