import { basename, dirname, join } from 'node:path';

/** Where the built app keeps what is not code of the main process. */
export interface Resources {
  /** The folder of the R worker's files. */
  readonly worker: string;
  /** The module that piscina's threads run. */
  readonly analysisThread: string;
  /** The folder of the built page. */
  readonly page: string;
  readonly preload: string;
  /** A picture of 256 pixels, for windows of systems that do not take it from the program. */
  readonly icon: string;
}

/**
 * The layout that build/ gives `out/`; every entry of the main process lies in `out/main`. A packed app has that folder
 * in Electron's archive, which only Electron can read: the files of R lie beside the archive, in the folder that
 * Electron calls `process.resourcesPath`.
 */
export function resourcesBeside(mainFolder: string): Resources {
  const out = dirname(mainFolder);
  const archive = dirname(out);
  return {
    worker: join(basename(archive) === 'app.asar' ? dirname(archive) : out, 'worker'),
    analysisThread: join(mainFolder, 'analysis-thread.js'),
    page: join(out, 'renderer'),
    preload: join(out, 'preload', 'preload.cjs'),
    icon: join(out, 'icon.png'),
  };
}
