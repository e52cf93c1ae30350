import { type ReactNode, useEffect } from 'react';
import type { ObjectPlace } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { placeKey } from '../../store/object-keys';
import { useActions, useStudio } from '../../store/use-store';
import { CopyButton } from '../../ui/copy-button';
import { ErrorBox } from '../../ui/error-box';
import { scrollProps } from '../../ui/scroll-props';
import { useQuery } from '../../ui/use-query';
import { useSlow, Working } from '../../ui/working';
import classes from './object-viewer.module.css';

/** Going through rows by the arrow keys must not ask R for each of them, in ms. */
const pause = 80;

/** What R prints of a place, or its structure. */
export function ObjectTextView(props: {
  readonly place: ObjectPlace;
  readonly form: 'print' | 'str';
  /** Stands above the text. */
  readonly switcher: ReactNode;
}): ReactNode {
  const { place, form, switcher } = props;
  const { connection } = useStudio();
  const { refreshObjects } = useActions();
  const query = useQuery(
    `${form} ${placeKey(place)}`,
    (signal) => connection.call('objects.text', { place, form }, signal),
    pause,
  );
  const { data, error, loading, stale } = query;
  const slow = useSlow(loading);
  const gone = error?.code === 'stale-handle';
  useEffect(() => {
    if (gone) void refreshObjects();
  }, [gone, refreshObjects]);
  const text = error || (stale && (slow || !loading)) ? null : data;
  const stopped = !loading && !error && (stale || !data);

  return (
    <>
      <div className={classes.tools}>
        {switcher}
        <span className={classes.space} />
        {text && <CopyButton label={t('ui.actions.copy')} text={() => text.text} />}
      </div>
      {text?.truncated && <p className={classes.cut}>{t('objects.text.truncated')}</p>}
      {text ? (
        <pre
          className={classes.text}
          {...scrollProps('region', t(form === 'print' ? 'objects.text.printed' : 'objects.view.structure'))}
        >
          {text.text || <span className={classes.silent}>{t('objects.text.silent')}</span>}
        </pre>
      ) : (
        <div className={classes.note}>
          {loading && (
            <Working
              label={t(form === 'print' ? 'objects.text.printing' : 'objects.text.describing')}
              stop={query.cancel}
            />
          )}
          {error && !loading && <ErrorBox error={error} retry={query.reload} />}
          {stopped && (
            <ErrorBox
              tone="warning"
              error={{ message: t('objects.text.stopped'), hint: undefined, condition: undefined }}
              retry={query.reload}
              retryLabel={t('objects.text.show')}
            />
          )}
        </div>
      )}
    </>
  );
}
