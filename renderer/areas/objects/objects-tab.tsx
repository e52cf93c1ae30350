import type { ReactNode } from 'react';
import { Empty } from '../../ui/empty';

/** The R objects that workers keep. */
export function ObjectsTab(): ReactNode {
  return <Empty title="No objects" text="Workers keep no R objects now." />;
}
