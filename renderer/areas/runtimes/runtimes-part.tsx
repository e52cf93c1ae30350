import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { RuntimeInfo } from '../../../shared/contract/environments';
import { hasEnded } from '../../../shared/contract/work';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { Empty } from '../../ui/empty';
import { ErrorBox } from '../../ui/error-box';
import { PageFrame } from '../../ui/page-frame';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import { ImportForm } from './import-form';
import { RuntimeRow } from './runtime-row';
import { changeQuestion } from './runtime-text';
import classes from './runtimes.module.css';

/** So long until sizes that are being counted are asked for again, in milliseconds. */
const sizesAgain = 1500;

/** The prebuilt runtimes of this machine, and which of them the environment uses. */
export function RuntimesPart({ environment }: { readonly environment: string }): ReactNode {
  const { connection } = useStudio();
  const { ask } = useActions();
  const [importing, setImporting] = useState(false);
  const [error, setError] = useState<StudioError | null>(null);
  /** The name of the runtime that is worked on. */
  const [busy, setBusy] = useState<string | null>(null);
  // Where the runtime is gone, with the button that had the focus.
  const importer = useFocusAfterWork(busy !== null);
  // An import that has ended and a change of any environment's configuration both change the list.
  const changes = useStudioState((state) =>
    state.work
      .filter((item) => item.kind === 'import-runtime' && hasEnded(item))
      .map(({ id }) => id)
      .join(' '),
  );
  const uses = useStudioState((state) =>
    (state.environments ?? []).map(({ name, runtime, rHome }) => `${name} ${runtime} ${rHome}`).join('\n'),
  );
  const list = useQuery(`${environment} ${changes} ${uses}`, (signal) =>
    connection.call('runtimes.list', { environment }, signal),
  );
  const { data, reload } = list;
  const counting = data?.some(({ bytes }) => bytes === null) ?? false;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(reload, sizesAgain);
    return () => clearInterval(timer);
  }, [counting, reload]);

  async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    setBusy(name);
    setError(null);
    try {
      await work();
      reload();
    } catch (thrown) {
      setError(asStudioError(thrown));
    } finally {
      setBusy(null);
    }
  }

  /** Workers restart with the change: asked first. */
  const change = (name: string, title: string, work: () => Promise<unknown>) =>
    attempt(name, async () => {
      const use = await connection.call('environments.use', { name: environment });
      const question = changeQuestion(environment, title, use);
      if (!question || (await ask(question))) await work();
    });

  const use = ({ name }: RuntimeInfo) =>
    change(name, t('runtimes.useTitle', { name, environment }), () =>
      connection.call('runtimes.activate', { name, environment }),
    );
  const leave = ({ name }: RuntimeInfo) =>
    change(name, t('runtimes.leaveTitle', { environment }), () =>
      connection.call('runtimes.deactivate', { environment }),
    );
  const remove = ({ name }: RuntimeInfo) =>
    attempt(name, async () => {
      const yes = await ask({
        title: t('runtimes.removeTitle', { name }),
        body: t('runtimes.removeAbout'),
        confirm: t('ui.actions.remove'),
      });
      if (yes) await connection.call('runtimes.remove', { name });
    });

  return (
    <PageFrame label={t('runtimes.title')}>
      <div className={classes.bar}>
        <p className={classes.about}>{t('runtimes.about')}</p>
        <Button ref={importer} variant="default" disabled={importing} onClick={() => setImporting(true)}>
          {t('runtimes.importMore')}
        </Button>
      </div>
      {importing && <ImportForm environment={environment} onClose={() => setImporting(false)} />}
      {error && (
        <div className={classes.notice}>
          <ErrorBox error={error} />
        </div>
      )}
      {list.error && (
        <div className={classes.notice}>
          <ErrorBox error={list.error} retry={reload} />
        </div>
      )}
      {!data && !list.error && <SkeletonRows rows={4} label={t('runtimes.loading')} />}
      {data?.length === 0 && !importing && (
        <Empty title={t('runtimes.none')} text={t('runtimes.noneAbout')}>
          <Button onClick={() => setImporting(true)}>{t('runtimes.importFirst')}</Button>
        </Empty>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list} aria-label={t('runtimes.list')}>
          {data.map((runtime) => (
            <RuntimeRow
              key={runtime.name}
              runtime={runtime}
              environment={environment}
              busy={busy !== null}
              working={busy === runtime.name}
              onUse={() => void use(runtime)}
              onLeave={() => void leave(runtime)}
              onRemove={() => void remove(runtime)}
            />
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
