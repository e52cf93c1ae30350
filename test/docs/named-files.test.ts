import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);
const files = ['electron', 'renderer', 'shared', 'build', 'test', 'docs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

const folders = /^(electron|renderer|shared|build|test|docs)\//;
const isFile = /^[\w*<>./-]+\.(ts|tsx|mjs|js|R|sh|cpp|css)$/;

/** What stands between backticks, outside of blocks of code, without a mark for any name in it. */
function quotedIn(text: string): readonly string[] {
  return [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, quoted = '']) => quoted,
  );
}

/** "a/{b,c}.ts" as "a/b.ts" and "a/c.ts". */
function alternatives(path: string): readonly string[] {
  const [whole, inside = ''] = /\{([^}]+)\}/.exec(path) ?? [];
  return whole === undefined ? [path] : inside.split(',').map((each) => path.replace(whole, each));
}

/** A pattern for a path in which "*" stands for any part of a name, and NAME, AREA and <name> for any name. */
function patternOf(path: string): string {
  return path
    .replace(/\/$/, '')
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\*|NAME|AREA|<\w+>/g, '[^/]*');
}

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const quoted = quotedIn(text);

  it('names paths of the project that exist', () => {
    const paths = quoted.filter((each) => folders.test(each) && !each.includes(' ')).flatMap(alternatives);
    const isThere = (path: string) => {
      const wanted = new RegExp(`^${patternOf(path)}(/|$)`);
      return files.some((file) => wanted.test(file));
    };
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  it('names files that exist, by the end of their paths', () => {
    const isThere = (name: string) => {
      const wanted = new RegExp(`(^|/)${patternOf(name)}$`);
      return files.some((file) => wanted.test(file));
    };
    expect(quoted.filter((each) => isFile.test(each) && !isThere(each))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    const gone = links.filter((link) => !existsSync(join(root, posix.join(posix.dirname(document), link))));
    expect(gone).toEqual([]);
  });
});

it('the documents name many files', () => {
  const all = documents.flatMap((document) => quotedIn(readFileSync(join(root, document), 'utf8')));
  expect(all.filter((each) => folders.test(each)).length).toBeGreaterThan(100);
  expect(all.filter((each) => isFile.test(each)).length).toBeGreaterThan(100);
});
