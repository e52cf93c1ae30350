import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { Empty } from '../../ui/empty';
import { AddDataMenu, AddFitMenu } from './add-menus';

/** What objects are, and the three ways to get one. */
export function NoObjects(): ReactNode {
  return (
    <Empty title={t('objects.empty.title')} text={t('objects.empty.text')}>
      <AddFitMenu />
      <AddDataMenu />
    </Empty>
  );
}
