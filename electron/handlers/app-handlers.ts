import { availableParallelism } from 'node:os';
import { version } from '../../package.json';
import type { LogBook } from '../log/log-book';
import type { Settings } from '../projects/settings';
import type { AreaHandlers } from './area';

export interface AppServices {
  readonly log: Pick<LogBook, 'list'>;
  readonly settings: Pick<Settings, 'lastProject'>;
  readonly paths: { readonly projects: string };
}

/** What a page asks about the app itself. */
export function appHandlers({ log, settings, paths }: AppServices): AreaHandlers<'app'> {
  return {
    'app.info': (_, { connection: { state } }) => ({
      version,
      host: state.host.kind,
      abilities: state.host.abilities,
      platform: process.platform,
      cores: availableParallelism(),
      lastProject: state.host.firstProject === undefined ? settings.lastProject : state.host.firstProject,
      projectsFolder: paths.projects,
    }),
    'app.log': () => log.list(),
  };
}
