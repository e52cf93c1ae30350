/** @typedef {{ file: string, line: number, message: string }} SourceViolation */

/** Globals that only some platforms have. `shared` runs on all of them, so it may use none. */
const platformGlobals = /(?<![\w.$'"`])(process|Buffer|document|localStorage|__dirname)(?=\.)/g;
const ourEndings = /\bfrom\s+(['"])\.[^'"\n]*\.(ts|tsx|mjs)\1/g;
/** Verbs of the worker are only called through their table, which knows the names. */
const verbTable = /^electron\/session\/verbs\//;
const verbTarget = /(['"`])studio::/g;
const longest = 250;

/**
 * The faults of one file: its length, names of verbs, forbidden globals, and file extensions in its imports.
 * @param {string} file its path from the project's root, with forward slashes
 * @param {string} source
 * @returns {readonly SourceViolation[]}
 */
export function checkSource(file, source) {
  const lineAt = (/** @type {number} */ index) => source.slice(0, index).split('\n').length;
  const code = withoutComments(source);
  const globals = file.startsWith('shared/') ? [...code.matchAll(platformGlobals)] : [];
  const used = globals.map((match) => ({
    file,
    line: lineAt(match.index),
    message: `shared is pure TypeScript and may not use ${match[1]}`,
  }));
  const targets = file.startsWith('electron/') && !verbTable.test(file) ? [...code.matchAll(verbTarget)] : [];
  const verbs = targets.map((match) => ({
    file,
    line: lineAt(match.index),
    message: "only electron/session/verbs may name a verb 'studio::…': call session.verb(name, input)",
  }));
  const endings = [...code.matchAll(ourEndings)].map((match) => ({
    file,
    line: lineAt(match.index),
    message: `imports between our files have no extension: ${match[0]}`,
  }));
  const lines = source.trimEnd().split('\n').length;
  const long =
    lines > longest ? [{ file, line: lines, message: `has ${lines} lines, more than ${longest}` }] : [];
  return [...used, ...verbs, ...endings, ...long];
}

/**
 * Replaces comments by spaces, so that positions stay the same.
 * @param {string} source
 */
function withoutComments(source) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ');
  return source.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(),])\/\/[^\n]*/g, blank);
}
