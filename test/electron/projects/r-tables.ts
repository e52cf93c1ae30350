import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DeclaredColumns, tableOf } from '../../../electron/projects/csv-read';
import { csvRecords } from '../../../electron/projects/csv-records';
import { csvLoadingCode } from '../../../electron/projects/loading-code';
import { type Column, NA_INTEGER, type Table } from '../../../shared/model/table';

/** A CSV file and the kinds that its user declared. */
export interface Csv {
  readonly bytes: Uint8Array;
  readonly declared?: DeclaredColumns;
}

/** One column as a line: kind, name, levels, values; doubles by their bits, texts by their bytes. */
export function columnLine(column: Column): string {
  const hex = (text: string | null) => (text === null ? 'NA' : `x${Buffer.from(text).toString('hex')}`);
  const bits = (value: number) => {
    const buffer = Buffer.alloc(8);
    // A zero has one form here: R keeps the sign of "-0", integers do not.
    buffer.writeDoubleBE(value === 0 ? 0 : value);
    return Number.isNaN(value) ? 'NA' : buffer.toString('hex');
  };
  const whole = (value: number) => (value === NA_INTEGER ? 'NA' : String(value));
  const line = (kind: string, values: Iterable<string>, levels: readonly string[] = []) =>
    [kind, hex(column.name), levels.map(hex).join(','), [...values].join(',')].join('\t');
  switch (column.kind) {
    case 'double':
      return line('double', Array.from(column.values, bits));
    case 'integer':
    case 'logical':
      return line(column.kind, Array.from(column.values, whole));
    case 'string':
      return line('character', column.values.map(hex));
    case 'factor':
      return line(column.ordered ? 'ordered' : 'factor', Array.from(column.codes, whole), column.levels);
  }
}

export const tableLines = ({ columns }: Table) => columns.map(columnLine);

const dumper = `
hex <- function(x) vapply(enc2utf8(as.character(x)), function(s)
  if (is.na(s)) "NA" else paste0("x", paste(as.character(charToRaw(s)), collapse = "")), "", USE.NAMES = FALSE)
bits <- function(x) vapply(x, function(v)
  if (is.na(v)) "NA" else paste(as.character(writeBin(if (v == 0) 0 else v, raw(), endian = "big")), collapse = ""), "")
whole <- function(x) ifelse(is.na(x), "NA", format(as.integer(x), trim = TRUE, scientific = FALSE))
dump <- function(name, x) {
  kind <- if (is.ordered(x)) "ordered" else if (is.factor(x)) "factor" else typeof(x)
  values <- switch(kind, double = bits(x), character = hex(x), whole(x))
  paste(kind, hex(name), paste(hex(levels(x)), collapse = ","), paste(values, collapse = ","), sep = "\\t")
}
`;

/** What Rscript makes of the code that is printed for each file, as `tableLines` writes it; an error as its words. */
export async function readByR(files: readonly Csv[], env: NodeJS.ProcessEnv = {}): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'brms-studio-r-'));
  try {
    const parts = await Promise.all(
      files.map(async ({ bytes, declared }, i) => {
        const path = join(folder, `\u202e ${i} ü.csv`);
        await writeFile(path, bytes);
        const records = csvRecords(bytes, path);
        const table = await tableOf(records, path, declared ?? {});
        const code = csvLoadingCode('data', path, records, table, declared ?? {});
        await writeFile(join(folder, `code-${i}.R`), code);
        return `answer(${i})`;
      }),
    );
    const script = `setwd("${folder}")
${dumper}
answer <- function(i) {
  # One statement after the other, as Rscript reads a script.
  lines <- tryCatch({
    code <- paste(readLines(sprintf("code-%d.R", i), encoding = "UTF-8", warn = FALSE), collapse = "\\n")
    if (grepl("Sys.setlocale", code, fixed = TRUE)) eval(parse(text = sub("\\n.*", "", code), encoding = "UTF-8"))
    place <- new.env()
    eval(parse(text = code, encoding = "UTF-8", keep.source = FALSE), place)
    vapply(seq_along(place$data), function(j) dump(names(place$data)[j], place$data[[j]]), "")
  }, error = function(e) conditionMessage(e))
  writeLines(lines, sprintf("answer-%d", i), useBytes = TRUE)
}
${parts.join('\n')}
`;
    const file = join(folder, 'all.R');
    await writeFile(file, script);
    await promisify(execFile)('Rscript', ['--vanilla', file], { env: { ...process.env, ...env } });
    return await Promise.all(
      files.map(async (_, i) =>
        (await readFile(join(folder, `answer-${i}`), 'utf8')).replace(/\n$/, '').split('\n'),
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
