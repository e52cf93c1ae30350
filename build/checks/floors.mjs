/**
 * The rooms of the house, ground first: a file imports from its own room and from those that stand before it. Rooms in one
 * bracket share a floor and may see each other. A room that is not here stands nowhere, and is told.
 * @type {Readonly<Record<string, readonly (string | readonly string[])[]>>}
 */
export const floors = {
  shared: [
    // The catalogue of texts: every room may say something.
    'texts',
    'errors',
    'model',
    'stats',
    'locks',
    'analyses',
    'plots',
    'contract',
    // The words of all kinds, put into the catalogue.
    'kind-texts',
  ],
  electron: [
    'resources.ts',
    // Files and folders, and what is told: both know nothing of what the app is for.
    'files',
    'log',
    // R: one process, what it is started with, and the queue of what takes long.
    'session',
    'work',
    'environments',
    // What a person has made, and what R made of it.
    'projects',
    'models',
    'fits',
    'analyses',
    'plots',
    'exports',
    'objects',
    'preferences',
    // From a page's bytes to the services.
    'ipc',
    'handlers',
    'app',
    // Those who start the app.
    'serve.ts',
    'windows',
    'preload.ts',
    'main.ts',
    'commands',
    'cli.ts',
  ],
  renderer: [['connection', 'store', 'ui'], 'areas', 'shell', 'app'],
};
