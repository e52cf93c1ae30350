import { type ReactNode, useId } from 'react';
import { t } from '../../shared/texts/texts';
import { useKept } from '../store/use-kept';
import { useStudioData } from '../store/use-studio-data';
import { Icon } from '../ui/icons';
import classes from './navigation.module.css';
import { tabKinds } from './tabs/tab-kinds';

/** Objects, sessions and environments: folded away until somebody wants them, or something there wants somebody. */
export function RGroup({ children }: { readonly children: ReactNode }): ReactNode {
  const [open, setOpen] = useKept('R group open', false, 'machine');
  const attention = useStudioData((state) =>
    Object.values(tabKinds).flatMap((kind) => kind.attention?.(state) ?? []),
  ).join('. ');
  const list = useId();
  return (
    <section className={classes.section} aria-label={t('shell.navigation.r')}>
      <h2 className={classes.fold}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? list : undefined}
          title={attention || undefined}
          onClick={() => setOpen(!open)}
        >
          <Icon name="chevron" size={12} />
          {t('shell.navigation.r')}
          {attention && (
            <span className={classes.attention} role="img" aria-label={attention}>
              <Icon name="warning" size={14} />
            </span>
          )}
        </button>
      </h2>
      {open && (
        <ul className={classes.list} id={list}>
          {children}
        </ul>
      )}
    </section>
  );
}
