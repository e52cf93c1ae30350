import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudioState } from '../../store/use-store';
import { shortTime } from '../../ui/number-text';
import type { OtherSide } from './other-side';
import classes from './snapshots.module.css';

const nothing = 'nothing';
const file = 'file';

/** Chooses what an environment is compared with: another, a fit of the open project, or a lock file. */
export function CompareWith(props: {
  readonly environment: string;
  readonly other: OtherSide | null;
  readonly onChoose: (other: OtherSide | null | 'file') => void;
}): ReactNode {
  const { environment, other, onChoose } = props;
  const environments = useStudioState((state) => state.environments);
  const fits = useStudioState((state) => state.project?.fits);
  const names = (environments ?? []).map(({ name }) => name).filter((name) => name !== environment);
  const fitTitles = new Map(
    (fits ?? []).map(({ id, modelName, createdAt }) => [
      id,
      t('snapshots.compare.fit', { name: modelName, id, time: shortTime(createdAt) }),
    ]),
  );

  function chosen(): string {
    switch (other?.kind) {
      case undefined:
        return nothing;
      case 'environment':
        return `environment ${other.name}`;
      case 'fit':
        return `fit ${other.fitId}`;
      case 'file':
        return `file ${other.name}`;
    }
  }

  function choose(value: string | null): void {
    if (value === null || value === chosen()) return;
    const [kind = '', ...rest] = value.split(' ');
    const name = rest.join(' ');
    if (value === nothing) onChoose(null);
    else if (value === file) onChoose('file');
    else if (kind === 'environment') onChoose({ kind, name });
    else
      onChoose({
        kind: 'fit',
        fitId: name,
        title: t('snapshots.compare.fitOf', { fit: fitTitles.get(name) ?? name }),
      });
  }

  return (
    <Select
      className={classes.compare ?? ''}
      aria-label={t('snapshots.compare.label')}
      allowDeselect={false}
      value={chosen()}
      data={[
        { value: nothing, label: t('snapshots.compare.nothing') },
        {
          group: t('snapshots.compare.environments'),
          items: names.map((name) => ({
            value: `environment ${name}`,
            label: t('snapshots.compare.environment', { name }),
          })),
        },
        {
          group: t('snapshots.compare.fits'),
          items: [...fitTitles].map(([id, title]) => ({ value: `fit ${id}`, label: title })),
        },
        {
          group: t('snapshots.compare.files'),
          items: [
            ...(other?.kind === 'file' ? [{ value: `file ${other.name}`, label: other.name }] : []),
            { value: file, label: t('snapshots.compare.lockFile') },
          ],
        },
      ]}
      onChange={choose}
    />
  );
}
