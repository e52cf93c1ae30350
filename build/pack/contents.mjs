/** What is built that the app reads at run time; no source map, for a stack names functions without it. */
const ours = ['package.json', 'out/icon.png', 'out/main/*.js', 'out/preload/*.cjs', 'out/renderer/**/*'];

/**
 * Patterns of electron-builder: what is in the archive. All packages but one are in our own files. What that one and
 * msgpackr can use but do not need is compiled code, one build for each system; without it nothing but Electron itself
 * is native, and no code lies outside the archive that Electron checks. msgpackr then reads strings in JavaScript;
 * piscina misses the priority of threads, which is not set.
 */
export const packedFiles = [
  ...ours,
  '!node_modules/!(piscina){,/**/*}',
  '!node_modules/piscina/!(dist|package.json){,/**/*}',
  '!node_modules/**/*.{map,ts}',
];

/** What lies beside the archive: R reads its files by itself, and people their licences. */
export const packedResources = [
  { from: 'electron/worker', to: 'worker' },
  { from: 'LICENSE', to: 'LICENSE.txt' },
];
