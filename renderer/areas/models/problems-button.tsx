import { Button, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/model/problem';
import { Icon } from '../../ui/icons';
import { counted } from '../../ui/number-text';
import { ProblemList } from './problem-list';

/** How many problems the model has; opens their list. Nothing where there is none. */
export function ProblemsButton({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
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
          {errors > 0 ? counted(errors, 'problem') : counted(problems.length, 'remark')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Problems of this model">
        <ProblemList problems={problems} />
      </Popover.Dropdown>
    </Popover>
  );
}
