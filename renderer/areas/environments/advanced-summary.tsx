import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import type { ConfigEdit } from '../../store/config-edit';
import { counted } from '../../ui/number-text';
import classes from './configuration.module.css';

/** What is set though it is folded away, so that nothing works unseen; nothing where nothing is set. */
export function AdvancedSummary(props: {
  readonly edit: ConfigEdit;
  readonly onShow: () => void;
}): ReactNode {
  const { edit, onShow } = props;
  const set = [
    edit.runtimePath === null ? '' : t('environments.advanced.runtime'),
    edit.variables.length === 0 ? '' : t('environments.advanced.variables', counted(edit.variables.length)),
    edit.scripts.length === 0 ? '' : t('environments.advanced.scripts', counted(edit.scripts.length)),
  ].filter((words) => words !== '');
  if (set.length === 0) return null;
  return (
    <div className={classes.advanced}>
      {t('environments.advanced.set', { what: set.join(', ') })}
      <Button variant="default" onClick={onShow}>
        {t('environments.advanced.show')}
      </Button>
    </div>
  );
}
