import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** @typedef {{ file: string, line: number, message: string }} Violation */

const builtins = new Set(builtinModules);
const layers = ['shared', 'electron', 'renderer'];

/** What each layer may import of our own code. Tests and build scripts may import anything. */
const allowed = /** @type {Record<string, readonly string[]>} */ ({
  shared: ['shared'],
  // The app tells its own version.
  electron: ['electron', 'shared', 'package.json'],
  renderer: ['renderer', 'shared'],
});

/** The only files that may name Electron at run time. */
const electronFiles = /^electron\/(main|preload)\.ts$|^electron\/windows\//;
/** Globals of a platform: `shared` runs in all of them, so it may use none. */
const platformGlobals = /(?<![\w.$'"`])(process|Buffer|document|localStorage|__dirname)(?=\.)/g;
const longest = 400;

/** Verbs of the worker are called through their table, which alone knows how a call names one. */
const verbTable = /^electron\/session\/verbs\//;
const verbTarget = /(['"`])studio::/g;

/**
 * Every breach of the layers in one source file.
 * @param {string} file its path from the project's root, with forward slashes
 * @param {string} source
 * @returns {readonly Violation[]}
 */
export function checkLayers(file, source) {
  const layer = file.split('/')[0] ?? '';
  const lineAt = (/** @type {number} */ index) => source.slice(0, index).split('\n').length;
  const code = withoutComments(source);
  const imports = findImports(code).flatMap(({ specifier, index }) => {
    const message = judge(file, layer, specifier);
    return message === undefined ? [] : [{ file, line: lineAt(index), message }];
  });
  const globals = layer === 'shared' ? [...code.matchAll(platformGlobals)] : [];
  const used = globals.map((match) => ({
    file,
    line: lineAt(match.index),
    message: `shared is pure TypeScript and may not use ${match[1]}`,
  }));
  const targets = layer === 'electron' && !verbTable.test(file) ? [...code.matchAll(verbTarget)] : [];
  const verbs = targets.map((match) => ({
    file,
    line: lineAt(match.index),
    message: "only electron/session/verbs may name a verb 'studio::…': call session.verb(name, input)",
  }));
  const lines = source.trimEnd().split('\n').length;
  const long =
    lines > longest ? [{ file, line: lines, message: `has ${lines} lines, more than ${longest}` }] : [];
  return [...imports, ...used, ...verbs, ...long];
}

/**
 * @param {string} file
 * @param {string} layer
 * @param {string} specifier
 * @returns {string | undefined}
 */
function judge(file, layer, specifier) {
  if (specifier === 'electron' || specifier.startsWith('electron/')) {
    const isApart = !layers.includes(layer) || electronFiles.test(file);
    return isApart ? undefined : "only electron/main.ts, preload.ts and windows/ may import 'electron'";
  }
  if (!layers.includes(layer)) return undefined;
  if (specifier.startsWith('.')) return judgeRelative(file, layer, specifier);
  const isNode = specifier.startsWith('node:') || builtins.has(specifier);
  return isNode && layer !== 'electron' ? `${layer} may not import Node's ${specifier}` : undefined;
}

/**
 * @param {string} file
 * @param {string} layer
 * @param {string} specifier
 */
function judgeRelative(file, layer, specifier) {
  const [path = specifier] = specifier.split('?');
  if (/\.(ts|tsx|js|mjs)$/.test(path)) return `imports between our files have no extension: ${specifier}`;
  const whole = posix.join(posix.dirname(file), path);
  if (whole === 'electron/session/expect' && !file.startsWith('electron/session/')) {
    return 'only electron/session/verbs takes answers of R apart: give the verb a typed answer there';
  }
  const target = whole.split('/')[0] ?? '';
  return allowed[layer]?.includes(target)
    ? undefined
    : `${layer} may not import from ${target}: ${specifier}`;
}

/**
 * Static and dynamic imports, type imports and re-exports.
 * @param {string} code
 */
function findImports(code) {
  const pattern =
    /(?:^|[;}\s])(?:import|export)\s+(?:type\s+)?(?:[\w*{][^'"`;]*?\sfrom\s+)?(['"])([^'"\n]+)\1|\b(?:import|require)\(\s*(['"])([^'"\n]+)\3/g;
  return [...code.matchAll(pattern)].map((match) => ({
    specifier: match[2] ?? match[4] ?? '',
    index: match.index + (match[0].match(/^\s/) ? 1 : 0),
  }));
}

/** Comments become spaces, so that positions stay what they are.
 * @param {string} source
 */
function withoutComments(source) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ');
  return source.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g, blank);
}
