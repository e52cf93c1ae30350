import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The rows of a table below a heading: its cells, without the head. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const text = read('docs/security.md');
  const [, after = ''] = text.split(`\n## ${heading}\n`);
  const [part = ''] = after.split('\n## ');
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** "`test/a.test.ts` “a title”; “another one”": each title with its file. */
function namedTests(cell: string): readonly { readonly file: string; readonly title: string }[] {
  return cell
    .split('`test/')
    .slice(1)
    .flatMap((part) => {
      const [file = '', titles = ''] = part.split('`', 2);
      return [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file: `test/${file}`, title }));
    });
}

const tables = [
  "Electron's checklist",
  'The browser host',
  'Projects from elsewhere',
  'Other users of the machine',
];

describe.each(tables)('docs/security.md, %s', (heading) => {
  const rows = rowsBelow(heading);

  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(3);
  });

  it.each(rows.map((row) => [row[0] ?? '', row.at(-1) ?? '']))(
    '%s is shown by tests that exist',
    (_what, cell) => {
      const tests = namedTests(cell);
      expect(tests.length).toBeGreaterThan(0);
      for (const { file, title } of tests) {
        expect(titleIn(title).test(read(file)), `${file} has a test “${title}”`).toBe(true);
      }
    },
  );
});

/** The title as the first argument of a call, which has more. */
function titleIn(title: string): RegExp {
  const text = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\(\\s*(['"\`])${text}\\1,`);
}

it("Electron's checklist has its twenty rows, in their order", () => {
  expect(rowsBelow("Electron's checklist").map(([number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html)$/.test(name))
    .map((name) => join(folder, name));
}

it('the app uses nothing of Electron or the web that the checklist warns of', () => {
  const warned =
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups|openExternal|setAsDefaultProtocolClient|loadFile\(|<webview|dangerouslySetInnerHTML|insertAdjacentHTML|\beval\(|new Function\(|(webSecurity|sandbox|contextIsolation): false|nodeIntegration\w*: true|bypassCSP|document\.write/;
  const sources = ['electron', 'renderer', 'shared'].flatMap(sourcesIn);
  expect(sources.length).toBeGreaterThan(300);
  for (const file of sources) expect(warned.exec(read(file))?.[0], file).toBeUndefined();
});

it('dependencies are pinned: one version each, with a hash of every file that is installed', () => {
  const { dependencies, devDependencies, overrides } = JSON.parse(read('package.json'));
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
  expect(versions.length).toBeGreaterThan(30);
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { readonly integrity?: string; readonly link?: boolean }>;
  };
  for (const [place, { integrity, link }] of Object.entries(packages))
    if (place !== '' && !link) expect(integrity, place).toMatch(/^sha512-/);
});
