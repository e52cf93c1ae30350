import { type ReactNode, useEffect, useState } from 'react';
import { useStudio } from '../../app/store/use-store';
import { t } from '../../texts/texts';
import classes from './drop-zone.module.css';
import { readDropped } from './dropped';

/** Takes data files and projects that are dropped anywhere on the window, and says so while one hovers. */
export function DropZone(): ReactNode {
  const { store } = useStudio();
  const [hovering, setHovering] = useState(false);

  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const take = async (transfer: DataTransfer) => {
      const { files, projects } = await readDropped(transfer);
      const { info, importFile, openDropped } = store.getState();
      for (const file of files) await importFile(file);
      // Main has windows of its own, and knows from the preload script where a dropped project lies.
      if (info?.abilities.windows) return;
      for (const { name, file } of projects.slice(0, 1)) await openDropped(name, file);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setHovering(false);
      void take(event.dataTransfer);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [store]);

  return hovering ? <div className={classes.zone}>{t('shell.drop')}</div> : null;
}
