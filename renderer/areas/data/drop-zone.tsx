import { type ReactNode, useEffect, useState } from 'react';
import { useStudio } from '../../app/store/use-store';
import classes from './drop-zone.module.css';

/** Takes CSV files that are dropped anywhere on the window, and says so while one hovers. */
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
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      void files.reduce(
        (before, file) => before.then(() => store.getState().importFile(file)),
        Promise.resolve(),
      );
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

  return hovering ? <div className={classes.zone}>Drop a CSV file to import it</div> : null;
}
