import type { ReactNode } from 'react';
import { useStudio } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Facts } from '../../ui/facts';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import classes from './environment-page.module.css';

/** How the workers of an environment are set up. */
export function ConfigurationPart({ environment }: { readonly environment: string }): ReactNode {
  const { connection } = useStudio();
  const query = useQuery(`environment ${environment}`, (signal) =>
    connection.call('environments.get', { name: environment }, signal),
  );
  if (query.error) return <ErrorBox error={query.error} retry={query.reload} />;
  if (!query.data) return <SkeletonRows rows={6} label="Loading the configuration" />;
  const { saved, path, libraryPath } = query.data;
  return (
    <div className={classes.inner}>
      <Facts
        facts={[
          ['Library', libraryPath],
          ['Configuration', saved ? path : `${path} (not written yet: the default applies)`],
        ]}
      />
    </div>
  );
}
