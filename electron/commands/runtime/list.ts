import type { RuntimeInfo } from '../../../shared/contract/environments';
import { FolderSizes } from '../../environments/runtimes/folder-sizes';
import { listRuntimes } from '../../environments/runtimes/list-runtimes';
import { activeEnvironment } from '../../environments/store/state-files';
import { defaultEnvironment } from '../../environments/store/store-paths';
import { type AppPaths, appPaths } from '../../files/app-paths';
import { type Command, type CommandResult, type OptionValues, textOption } from '../command';

export const runtimeListCommand: Command = {
  name: 'runtime list',
  usage: 'runtime list [--env NAME]',
  about:
    'Lists the runtimes in ~/.brmspy/runtime, with their environments and problems. * marks the one that brmspy uses.',
  options: {},
  positionals: [0, 0],
  async run({ options }) {
    const paths = appPaths();
    return listed(paths, await environmentOf(paths, options));
  },
};

/** The environment of `--env`, otherwise the active one. */
export async function environmentOf(paths: AppPaths, options: OptionValues): Promise<string> {
  return textOption(options, 'env') ?? (await activeEnvironment(paths)) ?? defaultEnvironment;
}

/** The present runtimes: the answer of every command that changes one. */
export async function listed(paths: AppPaths, environment: string): Promise<CommandResult> {
  const runtimes = await listRuntimes(paths, environment, new FolderSizes());
  const lines = runtimes.flatMap(linesOf);
  return { json: runtimes, text: lines.length > 0 ? lines.join('\n') : 'There are no runtimes.' };
}

function linesOf({ name, active, usable, usedBy, manifest, problems }: RuntimeInfo): readonly string[] {
  const made = manifest ? `R ${manifest.r_version}, CmdStan ${manifest.cmdstan_version}` : 'damaged';
  const users = usedBy.length > 0 ? `used by ${usedBy.join(', ')}` : 'not used';
  return [
    `${active ? '*' : ' '} ${name}  ${made}, ${users}${usable ? '' : '; cannot be used'}`,
    ...problems.map((problem) => `    ${problem}`),
  ];
}
