import { Button, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
import { ProblemList } from './problem-list';
import type { ModelView } from './use-model';

/** How many problems the model has; opens their list. Nothing where there is none. */
export function ProblemsButton({ view }: { readonly view: ModelView }): ReactNode {
  const { problems } = view;
  if (problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <Popover width={420} position="bottom-end" shadow="md" transitionProps={{ duration: 0 }} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={
            <Icon
              name={errors > 0 ? 'fail' : 'warning'}
              size={14}
              style={{ color: errors > 0 ? 'var(--bs-error-text)' : 'var(--bs-warn-text)' }}
            />
          }
        >
          {errors > 0
            ? t('models.problems.errors', { count: errors, n: wholeNumber(errors) })
            : t('models.problems.remarks', { count: problems.length, n: wholeNumber(problems.length) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('models.problems.list')}>
        <ProblemList problems={problems} view={view} />
      </Popover.Dropdown>
    </Popover>
  );
}
