import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ObjectResult } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
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
    <section ref={section} className={classes.result} aria-label={t('objects.call.result')}>
      <div className={classes.foot}>
        <h3>{t('objects.call.result')}</h3>
        <span className={classes.class}>{classText(object)}</span>
        <span className={classes.kept}>{t('objects.call.kept')}</span>
        <span className={classes.space} />
        <CopyButton label={t('ui.actions.copy')} text={() => printed.text} />
        <Button
          variant="default"
          onClick={() => void releaseObjects([object.ref]).then((gone) => gone && props.onReleased())}
        >
          {t('objects.call.releaseIt')}
        </Button>
      </div>
      {said.length > 0 && <Said said={said} />}
      <pre className={classes.printed} {...scrollProps('region', t('objects.call.printed'))}>
        {printed.text}
        {printed.truncated && '\n…'}
      </pre>
    </section>
  );
}
