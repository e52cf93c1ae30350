import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { kindAbout, kindTitle } from '../../../../shared/kind-texts/kind-texts';
import type { ColumnInfo } from '../../../../shared/model/column-info';
import { termKinds } from '../../../../shared/model/terms/list';
import { t } from '../../../../shared/texts/texts';
import { Icon } from '../../../ui/icons';
import classes from '../terms-section.module.css';
import type { OpenTerm } from './open-term';

/** The menu of all kinds of term; a choice opens the form of a new one. */
export function TermAdder(props: {
  /** What a term may be made of. */
  readonly columns: readonly ColumnInfo[];
  readonly onOpen: (term: OpenTerm) => void;
}): ReactNode {
  const { columns, onOpen } = props;
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          style={{ justifySelf: 'start' }}
        >
          {t('models.terms.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('models.terms.kinds')} className={classes.kinds ?? ''}>
        {termKinds.map((kind) => {
          const values = kind.fresh(columns);
          return (
            <Menu.Item
              key={kind.id}
              disabled={values === null}
              title={values === null ? t('models.terms.noColumn') : kindAbout('terms', kind.id)}
              rightSection={<code className={classes.muted}>{kind.example}</code>}
              onClick={() => values && onOpen({ kind: kind.id, values, place: null })}
            >
              {kindTitle('terms', kind.id)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
