import { resolve } from 'node:path';
import { StudioError } from '../../../shared/errors/studio-error';
import { lockText } from '../../../shared/locks/lock-file';
import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import { takeSnapshot } from '../../environments/snapshots/take-snapshot';
import { writeWhole } from '../../projects/json-files';
import { type Command, textOption } from '../command';

export const envSnapshotCommand: Command = {
  name: 'env snapshot',
  usage: 'env snapshot [NAME] [--to FILE]',
  about:
    'Records what results depend on, as a lock file: the versions of R, system, compiler, CmdStan and every package.',
  options: { to: { type: 'string' } },
  positionals: [0, 1],
  async run({ args: [name], options, studio, signal }) {
    const services = await studio();
    const lock = await takeSnapshot(services, name ?? services.environment, signal);
    const to = textOption(options, 'to');
    if (to === undefined) return { json: lock, text: lockText(lock).trimEnd() };
    const file = resolve(to);
    await writeWhole(file, lockText(lock)).catch((cause: Error) => {
      throw new StudioError('invalid-input', `${file} cannot be written: ${cause.message}`, {
        where: 'to',
        cause,
      });
    });
    return { json: { file, ...counts(lock) }, text: `${file}: ${describe(lock)}` };
  },
};

function counts({ environment, packages }: EnvironmentLock) {
  return { environment, packages: Object.keys(packages).length };
}

function describe(lock: EnvironmentLock): string {
  return `R ${lock.r.version} and ${Object.keys(lock.packages).length} packages of the environment "${lock.environment}"`;
}
