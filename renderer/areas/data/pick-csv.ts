import { pickFiles } from '../../ui/pick-files';

/** Lets the person choose a CSV file; null where they chose none. */
export async function pickCsv(): Promise<File | null> {
  const [file] = await pickFiles('.csv,.tsv,.txt,text/csv,text/tab-separated-values', false);
  return file ?? null;
}
