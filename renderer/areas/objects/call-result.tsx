import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ObjectResult } from '../../../shared/contract/objects';
import { useActions } from '../../app/store/use-store';
import { CopyButton } from '../../ui/copy-button';
import { scrollProps } from '../../ui/scroll-props';
import classes from './call-dialog.module.css';
import { classText } from './object-words';
import { Said } from './run-outcome';

/** What a call gave: what was said on the way, its printed form, and a way to let it go again. */
export function CallResult(props: {
  readonly result: ObjectResult;
  readonly onReleased: () => void;
}): ReactNode {
  const { object, printed, said } = props.result;
  const { releaseObjects } = useActions();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={section} className={classes.result} aria-label="Result">
      <div className={classes.foot}>
        <h3>Result</h3>
        <span className={classes.class}>{classText(object)}</span>
        <span className={classes.kept}>kept as a new object, which is chosen now</span>
        <span className={classes.space} />
        <CopyButton label="Copy" text={() => printed.text} />
        <Button
          variant="default"
          onClick={() => void releaseObjects([object.ref]).then((gone) => gone && props.onReleased())}
        >
          Release it
        </Button>
      </div>
      {said.length > 0 && <Said said={said} />}
      <pre className={classes.printed} {...scrollProps('region', 'Printed result')}>
        {printed.text}
        {printed.truncated && '\n…'}
      </pre>
    </section>
  );
}
