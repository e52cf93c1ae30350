import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSpec } from '../../../shared/model/spec';

/** A project as a stranger may send it: wherever R would read it, it runs a command that leaves a mark. */
export interface ForeignProject {
  readonly path: string;
  /** Has anything of it been run? */
  readonly harmDone: () => boolean;
}

const html = '<img src=x onerror="window.harm=1"><script>window.harm=1</script>';

/** Writes the project into `parent`, its R object with the R of this machine. */
export function foreignProject(parent: string): ForeignProject {
  const path = join(parent, 'from a stranger');
  const mark = join(parent, 'harm');
  const harm = `system("touch '${mark}'")`;
  const json = (place: string, value: unknown) => writeFileSync(join(path, place), JSON.stringify(value));
  for (const folder of ['data', 'models', 'fits/fit-1']) mkdirSync(join(path, folder), { recursive: true });
  writeFileSync(join(path, '.Rprofile'), `${harm}\n`);
  json('project.brmsproj', {
    ...{
      format: 'brms-studio-project',
      version: 1,
      id: 'stranger',
      name: `Study ${html}`,
      createdAt: '2026-01-01',
    },
  });
  const names = ['y', `x\`); ${harm}; (\``, '__proto__', 'constructor', html, harm];
  json('data/d.json', {
    ...{ format: 'brms-studio-dataset', version: 1, name: html, source: `file:${html}`, file: 'd-0.csv' },
    ...{ missing: 'NA', rows: 4 },
    columns: names.map((name) => ({ name, kind: name === '__proto__' ? 'string' : 'double' })),
  });
  const cell = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const rows = [1, 2, 3, 5].map((n) => [n, n % 2, html, n, n, n].map(String).map(cell).join(','));
  writeFileSync(join(path, 'data', 'd-0.csv'), [names.map(cell).join(','), ...rows].join('\n'));
  const models = {
    'model-1': { ...newSpec(`y ~ 1 + I({${harm}; 1})`), dpars: { sigma: `~ 1 + I({${harm}; 1})` } },
    'model-2': {
      ...newSpec('y ~ 1'),
      priors: [{ prior: `normal(0, 1)"); ${harm}; ("`, class: 'Intercept' }],
    },
    'model-3': {
      ...newSpec('y ~ 1'),
      priors: [
        {
          prior: 'normal(0, 1); } generated quantities { print("harm"); real a = normal_rng(0, 1)',
          class: 'Intercept',
        },
      ],
    },
    'model-4': newSpec('y ~ 1'),
    'model-5': newSpec(`y ~ ${'('.repeat(5000)}`),
  };
  for (const [id, spec] of Object.entries(models)) {
    const prototype = id === 'model-1' ? ',"__proto__":{"polluted":true}' : '';
    const text = JSON.stringify({ id, name: `${id} ${html}`, datasetId: 'd', spec, updatedAt: '2026-01-01' });
    writeFileSync(join(path, 'models', `${id}.json`), `${text.slice(0, -1)}${prototype}}`);
  }
  json('fits/fit-1/fit.json', {
    ...{ id: 'fit-1', modelId: 'model-4', modelName: html, datasetId: 'd', spec: newSpec('y ~ 1') },
    ...{
      createdAt: '2026-01-01',
      seconds: { compile: 0, sample: 1, total: 1 },
      compiled: 'reused',
      chains: 2,
    },
    ...{ drawsPerChain: 50, variableCount: 3, divergences: 0, maxTreedepthHits: 0, ebfmi: [1, 1] },
    ...{ warnings: [html], versions: { R: html, brms: '2' }, call: `brm(${harm})`, bytes: 1 },
  });
  json('fits/fit-1/meta.json', { variables: ['b_Intercept', '__proto__', html], n_chains: 2, n_draws: 50 });
  const draws = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i * 12.9898) * 2);
  writeFileSync(join(path, 'fits', 'fit-1', 'draws.f64'), new Uint8Array(draws.buffer));
  // Reading the object is enough: the call is a promise in its environment, and printing it forces that.
  const object = JSON.stringify(join(path, 'fits', 'fit-1', 'fit.rds'));
  const code = `e <- new.env(); delayedAssign("formula", ${harm}, e, e); saveRDS(structure(list(formula = e, fit = e), class = "brmsfit"), ${object})`;
  execFileSync('R', ['--no-echo', '--vanilla', '-e', code]);
  return { path, harmDone: () => existsSync(mark) };
}
