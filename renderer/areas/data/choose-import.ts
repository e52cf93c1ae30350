import type { StudioState } from '../../store/state';
import { pickFiles } from '../../ui/pick-files';

type Importer = Pick<StudioState, 'info' | 'importChosen' | 'importFile'>;

/** Imports what the person chooses, in the host's own dialog where it has one. */
export async function chooseImport({ info, importChosen, importFile }: Importer): Promise<void> {
  if (info?.abilities.dialogs) return importChosen();
  const [file] = await pickFiles('.csv,.tsv,.txt,text/csv,text/tab-separated-values', false);
  if (file) await importFile(file);
}
