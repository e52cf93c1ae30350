import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { useStudioState } from '../store/use-store';
import { ErrorBox } from '../ui/error-box';

/** Files of the project that could not be read. */
export function DamagedList(): ReactNode {
  const damaged = useStudioState((state) => state.project?.damaged) ?? [];
  if (damaged.length === 0) return null;
  return (
    <section aria-label={t('shell.damaged')} style={{ display: 'grid', gap: 6, marginTop: 10 }}>
      {damaged.map(({ path, message }) => (
        <ErrorBox
          key={path}
          tone="warning"
          error={{
            message: path,
            hint: t('shell.damagedAbout', { message }),
            condition: undefined,
          }}
        />
      ))}
    </section>
  );
}
