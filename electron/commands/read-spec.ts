import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { type ModelSpec, modelSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import { loadSample } from '../app/model-questions';
import { stemOf } from '../app/new-project';
import type { Studio } from '../app/studio';
import { invalidInput } from '../ipc/describe-issues';
import { readCsv } from '../projects/csv-read';
import { idFrom } from '../projects/names';
import { findSample, samples } from '../projects/samples';

/** A file's bytes. Throws `invalid-input` that names it. */
export async function readInput(path: string, what: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new StudioError('invalid-input', `The ${what} ${path} cannot be read.`, {
      where: path,
      hint: 'Check the path and that you may read the file.',
      cause,
    });
  }
}

/** A JSON file's value. Throws `invalid-input` that names the file and the place of the fault. */
export async function readJsonInput(path: string, what: string): Promise<unknown> {
  const text = (await readInput(path, what)).toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('invalid-input', `The ${what} ${path} is not JSON: ${why}.`, {
      where: path,
      cause,
    });
  }
}

/** A model spec as `docs/model-spec.md` describes it, defaults filled in. */
export async function readSpec(path: string): Promise<ModelSpec> {
  const parsed = modelSpec.safeParse(await readJsonInput(path, 'spec'));
  if (parsed.success) return parsed.data;
  throw invalidInput(path, parsed.error);
}

/** Where a spec's data are, and the R name that they go by. */
export interface DataPlace {
  readonly name: string;
  readonly source: string;
  /** R code that makes them. */
  readonly code: string;
  readonly load: (studio: () => Promise<Studio>) => Promise<Table>;
}

/** The data of a spec: the file given beside it (`--data`), else the one or the sample that the spec names. */
export function dataPlace(spec: ModelSpec, specPath: string, dataPath: string | undefined): DataPlace {
  const { data } = spec;
  if (dataPath === undefined && data?.sample !== undefined) {
    const sample = findSample(data.sample);
    return {
      name: sample.dataset,
      source: `sample:${sample.id}`,
      code: `data("${sample.dataset}", package = "${sample.package}")`,
      load: async (studio) => loadSample((await studio()).workers, sample),
    };
  }
  const path = dataPath ?? (data?.file === undefined ? undefined : resolve(dirname(specPath), data.file));
  if (path === undefined) {
    throw new StudioError('invalid-input', 'The spec names no data.', {
      where: 'data',
      hint: `Give --data FILE.csv, or write "data": {"file": "FILE.csv"} or {"sample": "…"} with one of ${samples.map((s) => s.id).join(', ')} into the spec.`,
    });
  }
  const name = stemOf(path);
  return {
    name,
    source: `file:${path}`,
    code: `${idFrom(name, new Set(), 'data')} <- read.csv(${JSON.stringify(path)})`,
    load: async () => readCsv(await readInput(path, 'data file'), path, { columns: data?.columns ?? {} }),
  };
}
