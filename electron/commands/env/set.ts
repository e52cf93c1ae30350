import { resolve } from 'node:path';
import type { EnvironmentConfigData } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { EnvironmentConfig } from '../../environments/config';
import { readEnvironment } from '../../environments/store/read';
import { saveEnvironment } from '../../environments/store/write';
import { appPaths } from '../../files/app-paths';
import { inputLimits, readInput } from '../../files/read-input';
import type { Command } from '../command';
import { shown } from './show';

const forms = 'r_home=FOLDER, runtime_path=FOLDER, env.NAME=VALUE, startup_scripts=FILE.R';

export const envSetCommand: Command = {
  name: 'env set',
  usage: 'env set NAME KEY=VALUE…',
  about: `Configures an environment: ${forms} (repeat it for several, in their order; they replace the present ones). KEY= removes a setting.`,
  options: {},
  positionals: [2, 1000],
  async run({ args: [name = '', ...assignments], signal }) {
    const paths = appPaths();
    const { config } = await readEnvironment(paths, name);
    const before = config.toDict();
    await saveEnvironment(paths, before, await assigned(before, assignments, signal));
    return shown(paths, name);
  },
};

/**
 * The configuration with the assignments applied; the last one of a key counts. Throws `invalid-input` that names
 * a wrong one.
 */
async function assigned(
  before: EnvironmentConfigData,
  assignments: readonly string[],
  signal: AbortSignal,
): Promise<EnvironmentConfigData> {
  const env = new Map(Object.entries(before.env));
  const scripts: string[] = [];
  let { r_home, runtime_path, startup_scripts } = before;
  for (const assignment of assignments) {
    const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    const variable = /^env\.(.+)$/s.exec(key)?.[1];
    if (key === 'r_home') r_home = value === '' ? null : resolve(value);
    else if (key === 'runtime_path') runtime_path = value === '' ? null : resolve(value);
    else if (key === 'startup_scripts') {
      if (value !== '') scripts.push(await readScript(value, signal));
      startup_scripts = scripts;
    } else if (variable !== undefined && value === '') env.delete(variable);
    else if (variable !== undefined) env.set(variable, value);
    else throw unknownForm(assignment);
  }
  // Checked already here, so that nothing is written if a name contains "=".
  return EnvironmentConfig.fromDict({
    ...before,
    r_home,
    runtime_path,
    startup_scripts,
    env: Object.fromEntries(env),
  }).toDict();
}

async function readScript(path: string, signal: AbortSignal): Promise<string> {
  const bytes = await readInput(path, { what: 'startup script', most: inputLimits.text, signal });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = `The startup script ${path} is not a text in UTF-8.`;
    throw new StudioError('invalid-input', message, { where: path, cause });
  }
}

function unknownForm(assignment: string): StudioError {
  return new StudioError('invalid-input', `“${assignment}” is not a setting of an environment.`, {
    where: 'command line',
    hint: `Write ${forms}.`,
  });
}
