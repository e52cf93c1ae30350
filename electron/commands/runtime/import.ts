import { resolve } from 'node:path';
import { importRuntimeFor } from '../../environments/runtimes/import-runtime-work';
import { sweepStaging } from '../../environments/store/staging';
import { appPaths } from '../../files/app-paths';
import type { Command } from '../command';
import { environmentOf, listed } from './list';

export const runtimeImportCommand: Command = {
  name: 'runtime import',
  usage: 'runtime import FILE [--env NAME]',
  about:
    'Unpacks a runtime from its archive (.tar.gz, .tar.bz2, .tar.xz, .tar, .zip) and checks it. Nothing is left of an unsafe or damaged archive.',
  options: {},
  positionals: [1, 1],
  lasting: true,
  async run({ args: [file = ''], options, signal, tell }) {
    const paths = appPaths();
    const environment = await environmentOf(paths, options);
    await sweepStaging(paths);
    const context = {
      environment,
      signal,
      step: (number: number, of: number, text: string) => tell(`${number}/${of} ${text}`),
      say: tell,
    };
    tell(await importRuntimeFor(paths, resolve(file), context));
    return listed(paths, environment);
  },
};
