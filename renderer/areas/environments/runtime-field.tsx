import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { useQuery } from '../../ui/use-query';
import classes from './configuration.module.css';

const none = 'none';

/** The prebuilt runtime whose packages the workers use, if any. */
export function RuntimeField(props: {
  readonly environment: string;
  readonly runtimePath: string | null;
  readonly onChange: (path: string | null) => void;
}): ReactNode {
  const { environment, runtimePath, onChange } = props;
  const { connection } = useStudio();
  const query = useQuery(`runtimes ${environment}`, (signal) =>
    connection.call('runtimes.list', { environment }, signal),
  );
  const runtimes = query.data ?? [];
  const chosen = runtimes.find(({ path }) => path === runtimePath);
  const [problem] = chosen?.problems ?? [];
  return (
    <div>
      <Select
        label={t('environments.runtime.label')}
        value={runtimePath ?? none}
        allowDeselect={false}
        data={[
          { value: none, label: t('environments.runtime.none') },
          ...runtimes.map(({ name, path }) => ({ value: path, label: name })),
          ...(runtimePath !== null && !chosen ? [{ value: runtimePath, label: runtimePath }] : []),
        ]}
        onChange={(path) => path !== null && onChange(path === none ? null : path)}
      />
      {problem !== undefined && (
        <div className={classes.checked} data-fault>
          {problem}
        </div>
      )}
      {runtimePath !== null && !chosen && query.data && (
        <div className={classes.checked}>{t('environments.runtime.elsewhere')}</div>
      )}
    </div>
  );
}
