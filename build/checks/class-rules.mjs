import { posix } from 'node:path';
import { transform } from 'lightningcss';

/**
 * @typedef {{ file: string, line: number, message: string }} ClassViolation
 * @typedef {{ file: string, text: string }} SourceFile paths have forward slashes
 */

const imports = /\bimport\s+(\w+)\s+from\s+(['"])(\.[^'"\n]*\.module\.css)\2/g;

/**
 * Classes of CSS modules that no file uses, and uses of classes that are not there. A class is used as `classes.name` or
 * `classes['name']`, in a file that imports its module.
 * @param {readonly SourceFile[]} styles
 * @param {readonly SourceFile[]} sources
 * @returns {readonly ClassViolation[]}
 */
export function checkClasses(styles, sources) {
  const uses = sources.flatMap(usesIn);
  return styles.flatMap(({ file, text }) => {
    const here = uses.filter(({ style }) => style === file);
    const known = new Set(classesIn(file, text));
    const used = new Set(here.map(({ name }) => name));
    return [
      // They are listed as they stand there; the names come in no order.
      ...[...known]
        .filter((name) => !used.has(name))
        .map((name) => ({ name, at: placeOf(text, name) }))
        .sort((a, b) => a.at - b.at)
        .map(({ name, at }) => ({ file, line: lineOf(text, at), message: `no file uses .${name}` })),
      ...here
        .filter(({ name }) => !known.has(name))
        .map(({ file: user, line, name }) => ({
          file: user,
          line,
          message:
            name === '' ? 'a class has its own name here: classes.name' : `${file} has no class .${name}`,
        })),
    ];
  });
}

/**
 * The names that a CSS module exports.
 * @param {string} file
 * @param {string} text
 */
function classesIn(file, text) {
  const { exports } = transform({
    filename: file,
    code: Buffer.from(text),
    cssModules: { animation: false },
  });
  return Object.keys(exports ?? {});
}

/**
 * Every use of a class in a file; an empty name where it is computed.
 * @param {SourceFile} source
 */
function usesIn({ file, text }) {
  return [...text.matchAll(imports)].flatMap(([, name = '', , path = '']) => {
    const style = posix.join(posix.dirname(file), path);
    const use = new RegExp(`(?<![\\w.$])${name}(?:\\.(\\w+)|\\[(?:'([^'\\n]+)'\\])?)`, 'g');
    return [...text.matchAll(use)].map((match) => ({
      ...{ file, style, line: lineOf(text, match.index) },
      name: match[1] ?? match[2] ?? '',
    }));
  });
}

/**
 * Where a class stands in CSS.
 * @param {string} text
 * @param {string} name
 */
function placeOf(text, name) {
  const blank = (/** @type {string} */ comment) => comment.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).search(new RegExp(`\\.${name}(?![\\w-])`));
}

/**
 * @param {string} text
 * @param {number} index
 */
function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}
