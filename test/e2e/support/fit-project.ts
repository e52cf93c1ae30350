import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSpec } from '../../../shared/model/spec';
import type { FitDraws } from '../../../shared/stats/fit-draws';

/** Writes a project with one fit that has these draws, without R, into `parent`; its path. */
export function fitProject(parent: string, draws: FitDraws, divergences = 0): string {
  const path = join(parent, 'Plots');
  const fit = join(path, 'fits', 'fit-1');
  for (const folder of ['data', 'models', 'fits/fit-1']) mkdirSync(join(path, folder), { recursive: true });
  const json = (place: string, value: unknown) => writeFileSync(place, JSON.stringify(value));
  const bytes = (values: Float64Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  json(join(path, 'project.brmsproj'), {
    ...{ format: 'brms-studio-project', version: 1, id: 'plots', name: 'Plots', createdAt: '2026-01-01' },
  });
  const { chains, drawsPerChain, variables } = draws;
  json(join(fit, 'fit.json'), {
    ...{ id: 'fit-1', modelId: 'model-1', modelName: 'Model 1', datasetId: 'd', spec: newSpec('y ~ 1') },
    ...{ createdAt: '2026-01-01', seconds: { compile: 0, sample: 1, total: 1 }, compiled: 'reused', chains },
    ...{ drawsPerChain, variableCount: variables.length, divergences, maxTreedepthHits: 0 },
    ...{ ebfmi: Array.from({ length: chains }, () => 1), warnings: [], versions: { R: '4', brms: '2' } },
    ...{ call: 'brm(y ~ 1)', bytes: 1 },
  });
  json(join(fit, 'meta.json'), { variables, n_chains: chains, n_draws: drawsPerChain });
  writeFileSync(join(fit, 'draws.f64'), bytes(draws.values));
  for (const [name, values] of Object.entries(draws.sampler))
    writeFileSync(join(fit, `${name}.f64`), bytes(values));
  return path;
}
