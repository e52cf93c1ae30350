import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { noteBundledPackages } from './pack/packages.mjs';
import { root } from './setup/paths.mjs';
import { textSizes } from './text-sizes.mjs';

/** @typedef {import('vite').InlineConfig} InlineConfig */

/** The entries of Node's side, by the name of their file in `out/main`. */
const nodeEntries = {
  main: 'electron/main.ts',
  cli: 'electron/cli.ts',
  'analysis-thread': 'electron/analyses/analysis-thread.ts',
};

/**
 * All bundles, one configuration for each platform.
 * @param {string} out
 * @returns {readonly InlineConfig[]}
 */
export function appConfigs(out) {
  const configs = {
    main: nodeConfig(join(out, 'main'), nodeEntries),
    preload: preloadConfig(join(out, 'preload')),
    page: pageConfig(out),
  };
  return Object.entries(configs).map(([name, config]) => ({
    ...config,
    plugins: [...(config.plugins ?? []), noteBundledPackages(out, name)],
  }));
}

/**
 * Not bundled: piscina starts its threads from its own file, and msgpackr-extract is compiled and may be missing.
 * All other packages are bundled, because a few files load much faster at every start than hundreds.
 */
const outside = ['piscina', 'msgpackr-extract'];

/**
 * For Node.js: our own code and its packages in a few files.
 * @param {string} outDir
 * @param {Record<string, string>} entries
 * @returns {InlineConfig}
 */
export function nodeConfig(outDir, entries) {
  const paths = Object.entries(entries).map(([name, file]) => [name, join(root, file)]);
  const input = Object.fromEntries(paths.filter(([, path]) => existsSync(String(path))));
  return {
    ...common,
    root,
    ssr: { external: outside, noExternal: true },
    // write-file-atomic uses it for names of temporary files, besides process, thread and a count. Modules have
    // none.
    define: { __filename: JSON.stringify('brms-studio') },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        external: ['electron'],
        // Chunks lie beside the entries, so code that uses import.meta.dirname finds the files beside them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/**
 * A sandboxed preload script must be CommonJS, in one file.
 * @param {string} outDir
 * @returns {InlineConfig}
 */
function preloadConfig(outDir) {
  const config = nodeConfig(outDir, { preload: 'electron/preload.ts' });
  return {
    ...config,
    build: {
      ...config.build,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

/**
 * The page. Nothing is inlined into the document, because the content security policy forbids inline scripts.
 * @param {string} out
 * @returns {InlineConfig}
 */
function pageConfig(out) {
  return {
    ...common,
    root: join(root, 'renderer'),
    // A browser gets the page under a random path.
    base: './',
    plugins: [react(), textSizes(join(root, 'renderer'))],
    build: {
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  };
}

/** @type {InlineConfig} */
const common = { configFile: false, logLevel: 'warn', publicDir: false, mode: 'production' };
