import { ActionIcon, Tooltip } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { RecentProject } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { dateTime } from '../../ui/number-text';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import classes from './start-page.module.css';

/** `onOpen` is called when one is chosen. */
export function RecentList({ onOpen }: { readonly onOpen?: () => void }): ReactNode {
  const { connection } = useStudio();
  const { openProject } = useActions();
  const recent = useQuery('recent', (signal) => connection.call('project.recent', undefined, signal));
  const [left, setLeft] = useState<readonly RecentProject[] | null>(null);
  const [fault, setFault] = useState<StudioError | null>(null);

  async function forget(path: string) {
    try {
      setLeft(await connection.call('project.forget', { path }));
      setFault(null);
    } catch (error) {
      setFault(asStudioError(error));
    }
  }

  async function open(path: string) {
    onOpen?.();
    // A folder may have gone since the list was made; then the list should say so.
    if (!(await openProject(path))) recent.reload();
  }

  if (recent.error) return <ErrorBox error={recent.error} retry={recent.reload} />;
  const projects = left ?? recent.data;
  if (!projects) return <SkeletonRows rows={4} label={t('start.recentLoading')} />;
  if (projects.length === 0) return <p className={classes.muted}>{t('start.recentNone')}</p>;
  return (
    <>
      {fault && <ErrorBox error={fault} />}
      <ul className={classes.list}>
        {projects.map(({ path, name, openedAt, exists }) => (
          <li key={path} className={classes.recent}>
            <button
              type="button"
              className={classes.row}
              disabled={!exists}
              title={path}
              onClick={() => void open(path)}
            >
              <span className={classes.question}>{name}</span>
              <span className={classes.line}>{exists ? dateTime(openedAt) : t('start.gone')}</span>
              <span className={`${classes.line} ${classes.path}`}>
                <bdi>{path}</bdi>
              </span>
            </button>
            <Tooltip label={t('start.forgetAbout')}>
              <ActionIcon
                className={classes.forget ?? ''}
                aria-label={t('start.forget', { name })}
                onClick={() => void forget(path)}
              >
                <Icon name="close" size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
    </>
  );
}
