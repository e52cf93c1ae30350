import { Autocomplete, Loader } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { useQuery } from '../../ui/use-query';
import { useSlow } from '../../ui/working';
import { versionFault } from './install-sources';

/** The version of a package that is to be installed: one of those that the repositories list, or any that is typed. */
export function VersionField(props: {
  readonly environment: string;
  readonly name: string;
  readonly version: string;
  readonly onChange: (version: string) => void;
}): ReactNode {
  const { environment, name, version, onChange } = props;
  const { connection } = useStudio();
  // Asked for when somebody cares: mostly the newest one is what is wanted.
  const [wanted, setWanted] = useState(false);
  const query = useQuery(wanted ? `${environment} ${name}` : null, (signal) =>
    connection.call('packages.versions', { environment, name }, signal),
  );
  const slow = useSlow(query.loading);
  return (
    <Autocomplete
      aria-label={t('packages.version.label', { name })}
      placeholder={t('packages.version.newest')}
      value={version}
      error={versionFault(version)}
      maxLength={40}
      // A list that is empty, as where it cannot be asked for, is not shown; a version can still be typed.
      data={[...(query.data ?? [])]}
      limit={200}
      rightSection={
        slow && (
          <span role="status" aria-label={t('packages.version.looking', { name })}>
            <Loader size={12} aria-hidden="true" />
          </span>
        )
      }
      onFocus={() => setWanted(true)}
      onChange={onChange}
    />
  );
}
