import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callVerb } from '../../../../electron/session/verbs/call-verb';
import { isSavedFitVerb, type VerbName, verbs } from '../../../../electron/session/verbs/list';
import { analyses } from '../../../../shared/analyses/list';
import { workerFolder } from '../real-worker';

const folder = join(workerFolder, 'verbs');
const inR = readdirSync(folder).map((file) => file.replace(/\.R$/, ''));
const onThisSide = join(import.meta.dirname, '../../../../electron/session/verbs');

/** What R's own parser finds: of each verb "NAME argument=required argument=optional …". */
function argumentsInR(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const code = `for (file in list.files(${JSON.stringify(folder)}, full.names = TRUE)) {
    functions <- new.env()
    for (expression in parse(file, keep.source = FALSE, encoding = "UTF-8")) eval(expression, functions)
    name <- sub("[.]R$", "", basename(file))
    taken <- formals(get(paste0("studio_", name), functions))
    needed <- vapply(taken, function(default) is.name(default) && !nzchar(as.character(default)), NA)
    cat(name, if (length(taken)) paste0(names(taken), "=", ifelse(needed, "required", "optional")), "\\n")
  }`;
  const said = execFileSync('Rscript', ['--vanilla', '-e', code], { encoding: 'utf8' });
  return new Map(
    said
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...taken] = line.trim().split(' ');
        return [name, Object.fromEntries(taken.map((each) => each.split('=') as [string, string]))];
      }),
  );
}

describe('the table of verbs', () => {
  it('has every verb of the worker, and no other', () => {
    expect(Object.keys(verbs)).toEqual(inR.sort());
  });

  it('has the verb of every analysis that asks a saved fit', () => {
    const asked = analyses.flatMap(({ source }) => (source.from === 'brms' ? [source.verb] : []));
    expect(asked.filter((name) => !isSavedFitVerb(name))).toEqual([]);
  });

  it('has a file for each of the same name, but for those that ask a saved fit', () => {
    const ownForm = inR.filter((name) => !isSavedFitVerb(name));
    const files = readdirSync(onThisSide).map((file) => file.replace(/\.ts$/, ''));
    expect(files).toEqual(expect.arrayContaining(ownForm.map((name) => name.replaceAll('_', '-'))));
  });

  it('gives each the arguments that its R function has, in their order', () => {
    const taken = argumentsInR();
    const told = (name: string) => Object.entries(taken.get(name) ?? {});
    for (const [name, { takes }] of Object.entries(verbs)) {
      expect([name, ...Object.entries(takes)]).toEqual([name, ...told(name)]);
    }
  });
});

describe('the files of verbs in R', () => {
  const functionsIn = (text: string) =>
    [...text.matchAll(/^([\w.]+) <- function/gm)].map(([, name = '']) => name);
  const texts = new Map(
    readdirSync(workerFolder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.R'))
      .map((file) => [file, readFileSync(join(workerFolder, file), 'utf8')]),
  );

  it('only verbs are named like verbs', () => {
    const named = [...texts].flatMap(([file, text]) =>
      functionsIn(text).flatMap((name) => (name.startsWith('studio_') ? [`${file}: ${name}`] : [])),
    );
    expect(named.sort()).toEqual(inR.map((name) => `verbs/${name}.R: studio_${name}`).sort());
  });

  it('have no function that another file uses: those have files of their own', () => {
    const uses = inR.flatMap((verb) => {
      const own = `verbs/${verb}.R`;
      return functionsIn(texts.get(own) ?? '').flatMap((name) =>
        [...texts].flatMap(([file, text]) =>
          file !== own && new RegExp(`\\b${name}\\b`).test(text) ? [`${file} uses ${name} of ${own}`] : [],
        ),
      );
    });
    expect(uses).toEqual([]);
  });
});

describe('an answer', () => {
  it.each(inR)('of %s that is something else is an error that names the verb', async (name) => {
    const asked = callVerb(async () => ({ type: 'formula', text: 'y ~ x' }), name as VerbName, {} as never);
    await expect(asked).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining(`R's answer to “${name}” cannot be used: it is of the kind “formula”`),
      hint: expect.stringContaining('Restart the R process'),
      where: `studio::${name}`,
    });
  });

  it('says which part is wrong, and what it should be', async () => {
    const made = {
      type: 'list',
      names: ['object', 'facts', 'said'],
      values: [{ type: 'null' }, { type: 'list', values: [] }, { type: 'null' }],
    } as const;
    const asked = callVerb(async () => made, 'object_code', { code: '1', origin: '1' });
    await expect(asked).rejects.toThrow('“facts$type” is missing; text was expected.');
    const drawn = {
      type: 'list',
      names: ['variables', 'chains'],
      values: [
        { type: 'character', values: ['a'] },
        { type: 'character', values: ['two', 'three'] },
      ],
    } as const;
    await expect(callVerb(async () => drawn, 'fit_draws', { folder: '' })).rejects.toThrow(
      '“chains” is text (2 values); a number was expected.',
    );
  });

  it('whose columns have different lengths is refused', async () => {
    const columns = { type: 'list', names: ['names', 'folders', 'libraries'] } as const;
    const texts = (...values: readonly string[]) => ({ type: 'character', values }) as const;
    const asked = callVerb(
      async () => ({ ...columns, values: [texts('a', 'b'), texts('/a'), texts()] }),
      'package_loaded',
      {},
    );
    await expect(asked).rejects.toThrow('“folders” has 1 texts; 2 were expected.');
  });
});

it('arguments go by name, those that are undefined not at all', async () => {
  const calls: unknown[] = [];
  const call = async (target: string, options: object) => {
    calls.push(target, options);
    return { type: 'character', values: [''] } as const;
  };
  const { signal } = new AbortController();
  const options = { signal, timeoutMs: 9 };
  expect(await callVerb(call, 'save_fit', { file: 'a.rds', new: undefined }, options)).toBeNull();
  expect(calls).toEqual(['studio::save_fit', { kwargs: { file: 'a.rds' }, signal, timeoutMs: 9 }]);
});
