import type { ReactNode } from 'react';
import type { CheckStatus } from '../../shared/contract/system';
import { Icon } from './icons';

const looks = {
  pass: { icon: 'check', color: 'var(--bs-good-text)' },
  warn: { icon: 'warning', color: 'var(--bs-warn-text)' },
  fail: { icon: 'fail', color: 'var(--bs-error-text)' },
} as const;

/** A mark whose shape, not only its colour, tells how a check went. */
export function StatusIcon({ status }: { readonly status: CheckStatus }): ReactNode {
  const { icon, color } = looks[status];
  return <Icon name={icon} size={14} style={{ color, flex: 'none' }} />;
}
