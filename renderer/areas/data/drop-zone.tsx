import type { ReactNode } from 'react';
import { useStudio } from '../../app/store/use-store';
import { FileDrop } from '../../ui/file-drop';

/** Takes CSV files that are dropped anywhere on the window, one after the other. */
export function DropZone(): ReactNode {
  const { store } = useStudio();
  const take = (files: readonly File[]) =>
    void files.reduce(
      (before, file) => before.then(() => store.getState().importFile(file)),
      Promise.resolve(),
    );
  return <FileDrop words="Drop a CSV file to import it" onFiles={take} />;
}
