import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { parseSpec } from '../../../../shared/model/parsed-spec';
import { newSpec } from '../../../../shared/model/spec';
import type { TermField, TermValues } from '../../../../shared/model/terms/fields';
import { termKinds } from '../../../../shared/model/terms/list';
import { checkTerms } from '../../../../shared/model/terms/term-check';
import { columns } from './columns';
import { familyFor } from './family-for';

/** The columns of `columns.ts`, and two responses. */
const data = `data.frame(
  y = sin(1:40), answer = rep(1:4, each = 10),
  x = seq(0.1, 9, length.out = 40), z = cos(1:40) * 2, error = seq(0.1, 0.4, length.out = 40), count = rep(1:4, 10),
  gaps = c(NA, NA, NA, seq(0, 1, length.out = 37)), same = 1, yes = rep(c(TRUE, FALSE), 20),
  words = rep_len(c("a", "b", "c"), 40), group = factor(rep(letters[1:4], 10)),
  grade = factor(rep(1:4, 10), ordered = TRUE)
)`;

interface Case {
  readonly formula: string;
  readonly family: string;
  readonly sigma?: string;
}

/** Values of one field of a usual term, all else being as it was. */
function variations(
  field: TermField,
  usual: TermValues,
  many: number,
): readonly (string | readonly string[])[] {
  const names = columns.map(({ name }) => name);
  switch (field.type) {
    case 'column':
      return field.optional ? ['', 'z', 'gaps', 'group'] : names;
    case 'columns': {
      const others = [usual[field.id] ?? []].flat().slice(0, field.least - 1);
      return names.filter((name) => !others.includes(name)).map((name) => [...others, name]);
    }
    case 'whole':
      return [field.min, many].map(String).concat(field.optional ? [''] : []);
    case 'choice':
      return field.options.map(({ value }) => value).concat(field.optional ? [''] : []);
    case 'text':
      return [];
  }
}

/** A term of every kind over every column, and with every choice. */
const usual: readonly Case[] = termKinds.flatMap((kind) => {
  const fresh = kind.fresh(columns);
  if (!fresh) return [];
  // More than there are rows. A surface has the square of it, which takes minutes from some 20 on.
  const many = kind.id === 'tensor-smooth' ? 7 : 41;
  const all = kind.fields.flatMap((field) =>
    variations(field, fresh, many).map((value) => kind.print({ ...fresh, [field.id]: value })),
  );
  const family = familyFor(kind);
  const response = family === 'acat' ? 'answer' : 'y';
  return [...new Set(all)].map((term) => ({ formula: `${response} ~ ${term}`, family }));
});

/** Where a term stands, and of which family, and what its form does not ask. */
const special: readonly Case[] = [
  ...['s(x)', 't2(x, z)', 'gp(x)', 'mo(count)', 'me(x, error)', 'poly(x, 2)', 'x * z', 'x'].flatMap(
    (term) => [
      { formula: `y ~ 1 + (1 + ${term} | group)`, family: 'gaussian' },
      { formula: 'y ~ 1', sigma: `~ ${term}`, family: 'gaussian' },
    ],
  ),
  ...['gaussian', 'poisson', 'categorical', 'cumulative', 'sratio', 'cratio', 'acat'].map((family) => ({
    formula: 'answer ~ cs(x + group)',
    family,
  })),
  { formula: 'y ~ 1', sigma: '~ cs(x)', family: 'gaussian' },
  { formula: 'y ~ s(count) + s(z, k = 5)', family: 'gaussian' },
  { formula: 'y ~ t2(x, z, k = 3)', family: 'gaussian' },
  { formula: 'y ~ s(x, z, bs = "cr")', family: 'gaussian' },
  { formula: 'y ~ s(count, by = group, k = 4)', family: 'gaussian' },
  { formula: 'y ~ poly(x, 0)', family: 'gaussian' },
  { formula: 'y ~ poly(gaps, 2, raw = TRUE) + poly(count, 3)', family: 'gaussian' },
  { formula: 'y ~ gp(x, k = 0, c = 5/4)', family: 'gaussian' },
  { formula: 'y ~ me(x, error, gr = group)', family: 'gaussian' },
];

/** What brms says of each when it makes the data for Stan; "" where it takes it. */
async function saidByBrms(cases: readonly Case[]): Promise<readonly string[]> {
  const calls = cases.map(({ formula, sigma, family }) => {
    const all = sigma ? `bf(${formula}, sigma ${sigma})` : formula;
    return `said(make_standata(${all}, data, family = "${family}"))`;
  });
  const code = `suppressMessages(library(brms))
    data <- ${data}
    said <- function(call) {
      message <- tryCatch({ suppressWarnings(suppressMessages(call)); "" }, error = conditionMessage)
      cat("\\n@", gsub("\\n", " ", message), sep = "")
    }
    ${calls.join('\n')}`;
  // In a file: of more than some 10,000 characters R leaves out what follows -e.
  const folder = mkdtempSync(join(tmpdir(), 'brms-studio-terms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'cases.R');
  writeFileSync(file, code);
  const { stdout } = await promisify(execFile)('Rscript', ['--vanilla', file], { maxBuffer: 1e8 });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('@'))
    .map((line) => line.slice(1));
}

// brms makes the data of some hundred and fifty small models: 20 s of work, minutes where much else runs.
it('what the kinds find wrong is what brms refuses, and nothing else', async () => {
  const cases = [...usual, ...special];
  const said = await saidByBrms(cases);
  expect(said).toHaveLength(cases.length);
  const found = cases.map(({ formula, family, sigma }) => {
    const spec = { ...newSpec(formula, family), ...(sigma && { dpars: { sigma } }) };
    return checkTerms(parseSpec(spec), columns);
  });
  const differs = cases.flatMap((each, i) => {
    const ours = found[i] ?? [];
    const brms = said[i] ?? '';
    // A warning says what some versions of brms refuse, and others do not.
    const refused = brms === '' ? ours.some(({ severity }) => severity === 'error') : ours.length > 0;
    return refused === (brms !== '') ? [] : [{ ...each, ours: ours.map(({ message }) => message), brms }];
  });
  expect(differs).toEqual([]);
  // Of every sort there are some.
  expect(said.filter((message) => message === '').length).toBeGreaterThan(50);
  expect(said.filter((message) => message !== '').length).toBeGreaterThan(30);
});
