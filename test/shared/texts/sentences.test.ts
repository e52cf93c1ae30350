import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentencesIn } from './sentences';

const project = join(import.meta.dirname, '..', '..', '..');

/** Where sentences may stand outside of the catalogue, and why. */
const allowed: readonly (readonly [RegExp, string])[] = [
  [/^shared\/errors\//, 'errors that main makes'],
  [/^shared\/analyses\/plain-answer\.ts$/, 'errors that main makes'],
  [/^shared\/stats\/(draws|interval|pick-variables)\.ts$/, 'errors that main makes'],
  [
    /^shared\/(model\/spec|contract\/(packages|preferences))\.ts$/,
    'what a schema says of input from outside',
  ],
  [/^shared\/model\/r-code\.ts$/, 'comments in R code'],
  [/^renderer\/(areas\/fits\/plot-code\.tsx|ui\/code-look\.ts)$/, 'values of CSS'],
];

const files = ['shared', 'renderer'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path)),
);

/** Folders of kinds, one file each. */
const kinds = /^shared\/(stats\/measures|analyses|plots|model\/terms)\//;

function sentencesOf(file: string): readonly string[] {
  const source = readFileSync(join(project, file), 'utf8');
  return sentencesIn(source, { lang: file.endsWith('x') ? 'tsx' : 'ts', ofKind: kinds.test(file) }).map(
    ({ line, text }) => `${file}:${line} ${text}`,
  );
}

test('what the page shows stands in the catalogue, or in the words of a kind', () => {
  const others = files.filter((file) => !allowed.some(([place]) => place.test(file)));
  expect(others.flatMap(sentencesOf)).toEqual([]);
});

test('each place that may hold sentences holds some', () => {
  for (const [place] of allowed) {
    expect(files.filter((file) => place.test(file)).flatMap(sentencesOf)).not.toEqual([]);
  }
});

test('sentences are found in strings, templates and tags, not in comments, imports and types', () => {
  const found = (source: string, ofKind = false) =>
    sentencesIn(source, { lang: 'tsx', ofKind }).map(({ line, text }) => `${line} ${text}`);
  expect(found("// It is not told\nconst a = 'This is told.';")).toEqual(['2 This is told.']);
  expect(found(`const a = \`Here are $\{n} rows of the data\`;`)).toEqual([
    '1 Here are',
    '1 rows of the data',
  ]);
  expect(found('const a = <p title="Not saved yet">Try again</p>;')).toEqual([
    '1 Not saved yet',
    '1 Try again',
  ]);
  expect(found(`<Split keep={['object list width', 'machine']} label="Width of the list" />;`)).toEqual([
    '1 Width of the list',
  ]);
  expect(found("import a from 'of no use here'; let b: 'one of two';")).toEqual([]);
  expect(
    found("const words = { title: 'Mean of the draws' }; t('fits.view'); x.describe('what it is');"),
  ).toEqual([]);
  expect(found("throw new StudioError('internal', 'It is not there.');")).toEqual([]);
  const kind =
    "const mean = { source: 'Mean of the draws', takes: 'It takes all draws there are.', code: () => '# Mean of the draws' };";
  expect(found(kind)).toHaveLength(3);
  expect(found(kind, true)).toEqual([]);
  expect(found("const mean = { label: 'Mean of the draws' };", true)).toHaveLength(1);
});
