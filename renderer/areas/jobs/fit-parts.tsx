import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FitWork } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { SaveForm } from './save-form';
import classes from './work-row.module.css';

/** Opens the saved fit; of one that failed, the page with its reason and its log. */
export function OpenFit({ fit }: { readonly fit: FitWork }): ReactNode {
  const { fitId } = fit.detail;
  const exists = useStudioState(({ project }) =>
    [...(project?.fits ?? []), ...(project?.failedFits ?? [])].some(({ id }) => id === fitId),
  );
  const { openTab } = useActions();
  if (fitId === null || !exists) return null;
  return (
    <Button variant="default" onClick={() => openTab({ kind: 'fit', id: fitId })}>
      {t(fit.state === 'failed' ? 'jobs.openFailed' : 'jobs.openFit')}
    </Button>
  );
}

/** What can be done with a fit that the disk does not take, besides giving it up. */
export function SaveFit({ fit }: { readonly fit: FitWork }): ReactNode {
  const { saveFit } = useActions();
  const [naming, setNaming] = useState(false);
  // It stays when it was tried, so that a typing error is mended and not typed anew.
  const [path, setPath] = useState('');
  if (fit.state !== 'held') return null;
  return (
    <>
      <div className={classes.answers}>
        <Button variant="default" onClick={() => void saveFit(fit.id)}>
          {t('jobs.tryAgain')}
        </Button>
        <Button variant="default" aria-expanded={naming} onClick={() => setNaming(!naming)}>
          {t('jobs.saveElsewhere')}
        </Button>
      </div>
      {naming && (
        <SaveForm
          path={path}
          onPath={setPath}
          onSave={() => {
            setNaming(false);
            void saveFit(fit.id, path.trim());
          }}
        />
      )}
    </>
  );
}
