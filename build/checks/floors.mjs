/**
 * The rooms of each layer, from the ground up. A file may import from its own room and from rooms listed before
 * it. Rooms in one bracket share a floor and may import each other. A file in a room that is not listed here is
 * reported.
 * @type {Readonly<Record<string, readonly (string | readonly string[])[]>>}
 */
export const floors = {
  shared: [
    // The catalogue of texts: every room may use it.
    'texts',
    'errors',
    'model',
    'stats',
    'locks',
    'analyses',
    'plots',
    'contract',
    // The texts of all kinds, added to the catalogue.
    'kind-texts',
  ],
  electron: [
    'resources.ts',
    // Files, folders and the log: rooms that know nothing of the app's purpose.
    'files',
    'log',
    // R: one process, its environment, and the queue of long work.
    'session',
    'work',
    'environments',
    // What users make, and what R makes of it.
    'projects',
    'models',
    'fits',
    'analyses',
    'plots',
    'objects',
    'preferences',
    // From the messages of a page to the services.
    'ipc',
    'handlers',
    'app',
    // The entry points of the app.
    'serve.ts',
    'windows',
    'preload.ts',
    'main.ts',
    'commands',
    'cli.ts',
  ],
  renderer: [['connection', 'store', 'ui'], 'areas', 'shell', 'app'],
};
