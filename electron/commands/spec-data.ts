import { dirname, resolve } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import type { ColumnRemark } from '../../shared/model/column-info';
import type { ModelSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import type { Studio } from '../app/studio';
import { inputLimits, readInput } from '../files/read-input';
import { loadSample } from '../models/sample-project';
import { convertColumn } from '../projects/column-types';
import { type DeclaredColumns, tableOf } from '../projects/csv-read';
import { csvRecords } from '../projects/csv-records';
import { idFrom, stemOf } from '../projects/file-names';
import { conversions, csvLoadingCode } from '../projects/loading-code';
import { findSample, samples } from '../projects/samples';

/** The data of a spec: their place and name. */
export interface SpecData {
  readonly name: string;
  /** Their name in R code. */
  readonly rName: string;
  readonly source: string;
  /** R code that makes exactly the data that `load` returns. */
  readonly code: (signal: AbortSignal) => Promise<string>;
  readonly load: (studio: () => Promise<Studio>, signal: AbortSignal) => Promise<Table>;
  /** Notes for the user on how columns were read. Known after `code` or `load`. */
  readonly remarks: () => readonly ColumnRemark[];
}

/**
 * Finds the data of a spec: the file of `--data`, otherwise the file or sample that the spec names. Notes on how
 * its columns were read are printed as warnings.
 */
export function specData(
  spec: ModelSpec,
  specPath: string,
  dataPath: string | undefined,
  tell: (text: string) => void,
): SpecData {
  const { data } = spec;
  const declared: DeclaredColumns = data?.columns ?? {};
  if (dataPath === undefined && data?.sample !== undefined) return samplePlace(data.sample, declared);
  const path = dataPath ?? (data?.file === undefined ? undefined : resolve(dirname(specPath), data.file));
  if (path === undefined) {
    throw new StudioError('invalid-input', 'The spec does not say which data to use.', {
      where: 'data',
      hint: `Give --data FILE.csv, or write "data": {"file": "FILE.csv"} or {"sample": "…"} with one of ${samples.map((s) => s.id).join(', ')} into the spec.`,
    });
  }
  const name = stemOf(path);
  const rName = idFrom(name, new Set(), 'data');
  let remarks: readonly ColumnRemark[] = [];
  const read = async (signal: AbortSignal) => {
    const records = csvRecords(
      await readInput(path, { what: 'data file', most: inputLimits.data, signal }),
      path,
    );
    const table = await tableOf(records, path, declared, signal);
    remarks = table.remarks.filter((remark) => remark !== undefined);
    for (const { message, hint } of remarks) tell(`Warning: ${message} ${hint}`);
    return { records, table };
  };
  return {
    name,
    rName,
    source: `file:${path}`,
    code: async (signal) => {
      const { records, table } = await read(signal);
      return csvLoadingCode(rName, path, records, table, declared);
    },
    load: async (_, signal) => (await read(signal)).table,
    remarks: () => remarks,
  };
}

function samplePlace(id: string, declared: DeclaredColumns): SpecData {
  const sample = findSample(id);
  const types = { ...sample.factors, ...declared };
  const name = sample.dataset;
  return {
    name,
    rName: name,
    source: `sample:${sample.id}`,
    code: async () =>
      [`data("${name}", package = "${sample.package}")`, ...conversions(name, types)].join('\n'),
    load: async (studio, signal) => {
      const table = await loadSample((await studio()).workers, sample, signal);
      const columns = table.columns.map((column) => {
        const type = Object.hasOwn(declared, column.name) ? declared[column.name] : undefined;
        return type ? convertColumn(column, type) : column;
      });
      return { ...table, columns };
    },
    remarks: () => [],
  };
}
