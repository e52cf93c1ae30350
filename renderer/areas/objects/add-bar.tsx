import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { asStudioError, isStudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useActions, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import classes from './add-bar.module.css';
import { AddDataMenu, AddFitMenu } from './add-menus';
import { faultPlace } from './code-fault';
import { CodeInput } from './code-input';
import { type Outcome, RunOutcome } from './run-outcome';
import { RunningWork } from './running-work';

/** R code whose result becomes an object, and objects of the project. */
export function AddBar(): ReactNode {
  const work = useStudioState((state) => state.objectWork);
  const runButton = useFocusAfterWork(work !== null);
  // Where Run cannot have the focus, as there is no code to run, the bar has it.
  const bar = useRef<HTMLElement>(null);
  useFocusAfterWork(work !== null, bar);
  const { addObject } = useActions();
  const [code, setCode] = useKept('object code', '');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [runs, setRuns] = useState(0);

  async function run() {
    if (work || code.trim() === '') return;
    setOutcome(null);
    try {
      const { said } = await addObject({ code }, t('objects.add.codeWork'));
      if (said.length > 0) setOutcome({ kind: 'said', said });
      setCode('');
    } catch (error) {
      if (!isStudioError(error, 'cancelled')) setOutcome({ kind: 'error', error: asStudioError(error) });
    }
    setRuns((n) => n + 1);
  }

  return (
    <section ref={bar} tabIndex={-1} className={classes.bar} aria-label={t('objects.add.label')}>
      <div className={classes.line}>
        <CodeInput
          value={code}
          runs={runs}
          fault={outcome?.kind === 'error' ? faultPlace(outcome.error) : null}
          onChange={(next) => {
            setCode(next);
            if (outcome?.kind === 'error') setOutcome(null);
          }}
          onRun={() => void run()}
        />
        {work ? (
          <RunningWork work={work} />
        ) : (
          <Button
            ref={runButton}
            leftSection={<Icon name="play" size={14} />}
            disabled={code.trim() === ''}
            onClick={() => void run()}
          >
            {t('objects.run')}
          </Button>
        )}
        <AddFitMenu />
        <AddDataMenu />
      </div>
      {outcome && <RunOutcome outcome={outcome} onClose={() => setOutcome(null)} />}
    </section>
  );
}
