import type { ReactNode } from 'react';
import { LogView } from '../jobs/log-view';

/** The workers and the live log. */
export function SessionsTab(): ReactNode {
  return <LogView />;
}
