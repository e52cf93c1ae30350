import { type ReactNode, useEffect } from 'react';
import type { ObjectPlace } from '../../../shared/contract/objects';
import { placeKey } from '../../app/store/object-keys';
import { useActions, useStudio } from '../../app/store/use-store';
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
}): ReactNode {
  const { place, form } = props;
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

  if (loading && slow)
    return (
      <div className={classes.note}>
        <Working label={form === 'print' ? 'R prints it' : 'R describes it'} stop={query.cancel} />
      </div>
    );
  if (error)
    return (
      <div className={classes.note}>
        <ErrorBox error={error} retry={query.reload} />
      </div>
    );
  if (stale && !loading)
    return (
      <div className={classes.note}>
        <ErrorBox
          tone="warning"
          error={{ message: 'Stopped before R was done.' }}
          retry={query.reload}
          retryLabel="Show it"
        />
      </div>
    );
  if (!data) return <div className={classes.text} />;
  return (
    <div className={classes.paper}>
      <div className={classes.float}>
        <CopyButton label="Copy" text={() => data.text} />
      </div>
      {data.truncated && (
        <p className={classes.cut}>This is its beginning only: there is more than can be shown here.</p>
      )}
      <pre
        className={classes.text}
        {...scrollProps('region', form === 'print' ? 'Printed form' : 'Structure')}
      >
        {data.text === '' ? (
          <span className={classes.silent}>R prints nothing for this object.</span>
        ) : (
          data.text
        )}
      </pre>
    </div>
  );
}
