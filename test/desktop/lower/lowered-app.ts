import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig, mergeConfig, type Plugin } from 'vite';
import { root } from '../../../build/setup/paths.mjs';
import { appConfigs } from '../../../build/vite.config.mjs';
import { plainCss } from './plain-css';

const shims = join(root, 'test', 'desktop', 'shims');

/** What the engines of Electron 9 are: the target of everything that is built here. */
const target = 'chrome83';

/** Modules that Node.js 12 lacks, or of which it lacks exports that the app uses. */
const shimmed: Readonly<Record<string, string>> = {
  'node:buffer': 'buffer.ts',
  'node:crypto': 'crypto.ts',
  'node:diagnostics_channel': 'diagnostics-channel.ts',
  'node:fs': 'fs.ts',
  'node:fs/promises': 'fs-promises.ts',
  'node:os': 'os.ts',
  'node:process': 'process.ts',
  'node:stream/promises': 'stream-promises.ts',
  'node:timers/promises': 'timers-promises.ts',
  piscina: 'piscina.ts',
};

/**
 * The entries that get what their engine lacks before anything else runs, and the class of our errors: it may stand in a
 * chunk that is loaded before its entry runs, and must extend an Error that keeps its cause.
 */
const entries: Readonly<Record<string, string>> = {
  'shared/errors/studio-error.ts': 'error-cause.ts',
  'electron/main.ts': 'main-globals.ts',
  'electron/preload.ts': 'preload-globals.ts',
  'renderer/app/main.tsx': 'page-globals.ts',
};

/**
 * Builds the app from the same sources, with the same configurations, for the engines of Electron 9 (Node 12, Chrome 83):
 * CommonJS, nothing left outside, syntax and styles lowered, and what those engines lack from `shims`. For tests alone:
 * the product is built for what it is shipped with.
 */
export async function buildLowered(folder: string): Promise<void> {
  const next = `${folder}.${process.pid}`;
  const configs = appConfigs(next).map((config) => mergeConfig(whole(config), lowered(config)));
  try {
    mkdirSync(next, { recursive: true });
    await Promise.all(configs.map((config) => build(config)));
    cpSync(join(root, 'electron', 'worker'), join(next, 'worker'), { recursive: true });
    cpSync(join(root, 'build', 'icons', 'linux', '256x256.png'), join(next, 'icon.png'));
    const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const manifest = { name, productName, version, main: 'main/main.js' };
    writeFileSync(join(next, 'package.json'), JSON.stringify(manifest));
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(next, folder);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** With every package inside; without the headless commands, which run in Node.js itself. */
function whole(config: InlineConfig): InlineConfig {
  if (config.build?.ssr !== true) return config;
  const { rolldownOptions } = config.build;
  const { cli: _cli, ...input } = Object(rolldownOptions?.input);
  return {
    ...config,
    ssr: { noExternal: true },
    build: { ...config.build, rolldownOptions: { ...rolldownOptions, input } },
  };
}

function lowered(config: InlineConfig): InlineConfig {
  if (config.build?.ssr !== true) {
    return { logLevel: 'error', plugins: [globalsFirst(), plainCss()], build: { target, cssTarget: target } };
  }
  return {
    logLevel: 'error',
    plugins: [globalsFirst(), oldNode()],
    // Where a package has a build without Node's newest, or without compiled code, that is the one.
    resolve: { conditions: ['browser', 'require', 'default'] },
    define: { 'import.meta.dirname': '__dirname' },
    build: {
      target,
      sourcemap: false,
      rolldownOptions: { output: { format: 'cjs', exports: 'named' } },
    },
  };
}

/** Puts the globals that an engine lacks before the first line of an entry. */
function globalsFirst(): Plugin {
  return {
    name: 'globals-first',
    enforce: 'pre',
    transform(code, id) {
      const globals = Object.entries(entries).find(([entry]) => id === join(root, entry))?.[1];
      return globals === undefined ? undefined : `import ${JSON.stringify(join(shims, globals))};\n${code}`;
    },
  };
}

/** `node:fs` is `fs` there, or a shim over it. */
function oldNode(): Plugin {
  return {
    name: 'old-node',
    enforce: 'pre',
    resolveId(source, importer) {
      const bare = source.replace(/^node:/, '');
      const name = builtinModules.includes(bare) ? `node:${bare}` : source;
      const shim = shimmed[name];
      if (shim !== undefined && !importer?.startsWith(shims)) return join(shims, shim);
      return name.startsWith('node:') ? { id: bare, external: true } : undefined;
    },
  };
}
