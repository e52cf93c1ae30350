import type { EnvironmentDetails } from '../../../shared/contract/environments';
import { isSecretName } from '../../../shared/model/environment-rules';
import { environmentDetails } from '../../environments/store/list';
import { activeEnvironment } from '../../environments/store/state-files';
import { defaultEnvironment } from '../../environments/store/store-paths';
import { type AppPaths, appPaths } from '../../files/app-paths';
import type { Command, CommandResult } from '../command';

export const envShowCommand: Command = {
  name: 'env show',
  usage: 'env show [NAME]',
  about:
    'Shows an environment (the active one by default): R, library, runtime, variables, startup scripts. Passwords and keys are only shown with --json.',
  options: {},
  positionals: [0, 1],
  async run({ args: [name] }) {
    const paths = appPaths();
    return shown(paths, name ?? (await activeEnvironment(paths)) ?? defaultEnvironment);
  },
};

/** The present state of an environment: the answer of every command that changes one. */
export async function shown(paths: AppPaths, name: string): Promise<CommandResult> {
  const active = (await activeEnvironment(paths).catch(() => null)) ?? defaultEnvironment;
  const details = await environmentDetails(paths, name, active);
  return { json: details, text: detailsText(details) };
}

function detailsText({ config, active, rHome, rVersion, path, notes }: EnvironmentDetails): string {
  const { environment_name, r_home, runtime_path, startup_scripts, env } = config;
  const found = rHome === null ? 'not found' : `${rVersion} at ${rHome}`;
  return [
    `${environment_name}${active ? ' (active)' : ''}`,
    `  R: ${found}${r_home === null ? '' : `, as r_home says (${r_home})`}`,
    `  folder: ${path}`,
    `  runtime: ${runtime_path ?? 'none'}`,
    ...Object.entries(env).map(([name, value]) => `  env.${name}=${isSecretName(name) ? '••••••••' : value}`),
    ...startup_scripts.map((script, i) => `  startup script ${i + 1}:\n${indented(script)}`),
    ...notes.map((note) => `  note: ${note}`),
  ].join('\n');
}

function indented(script: string): string {
  return script.trimEnd().replace(/^/gm, '    ');
}
