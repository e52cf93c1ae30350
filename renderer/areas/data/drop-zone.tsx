import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { FileDrop } from '../../ui/file-drop';
import { readDroppedItems } from './dropped-files';

/** Takes data files and projects that are dropped anywhere on the window, one after the other. */
export function DropZone(): ReactNode {
  const { store } = useStudio();
  const take = async (transfer: DataTransfer) => {
    const { files, projects } = await readDroppedItems(transfer);
    const { info, importFile, openDropped } = store.getState();
    for (const file of files) await importFile(file);
    // Main has windows of its own, and knows from the preload script where a dropped project lies.
    if (info?.abilities.windows) return;
    for (const { name, file } of projects.slice(0, 1)) await openDropped(name, file);
  };
  return <FileDrop words={t('shell.drop')} onDrop={(transfer) => void take(transfer)} />;
}
