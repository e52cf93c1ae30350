/**
 * The built files that the app reads at run time. No source maps, because stack traces show function names without
 * them.
 */
const ours = ['package.json', 'out/icon.png', 'out/main/*.js', 'out/preload/*.cjs', 'out/renderer/**/*'];

/**
 * The content of the archive, as patterns of electron-builder. All npm packages but one are bundled in our own
 * files. Optional dependencies of that one and of msgpackr are compiled code, which needs one build for each
 * system, so they are left out. Then only Electron itself is native, and no code lies outside the archive that
 * Electron checks. msgpackr then reads strings in JavaScript; piscina cannot set the priority of threads, which
 * the app does not use.
 */
export const packedFiles = [
  ...ours,
  '!node_modules/!(piscina){,/**/*}',
  '!node_modules/piscina/!(dist|package.json){,/**/*}',
  '!node_modules/**/*.{map,ts}',
];

/** Files beside the archive: R scripts, which R reads itself, and licences for people. */
export const packedResources = [
  { from: 'electron/worker', to: 'worker' },
  { from: 'LICENSE', to: 'LICENSE.txt' },
];
