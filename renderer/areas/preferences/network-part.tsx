import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useStudio } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import { NetworkForm } from './network-form';

/** How packages and other downloads reach the network, for all environments. */
export function NetworkPart(): ReactNode {
  const { connection } = useStudio();
  const query = useQuery('network', (signal) => connection.call('settings.network', undefined, signal));
  if (query.error) return <ErrorBox error={query.error} retry={query.reload} />;
  if (!query.data) return <SkeletonRows rows={6} label={t('preferences.network.loading')} />;
  return <NetworkForm saved={query.data} />;
}
