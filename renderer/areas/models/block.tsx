import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import classes from './terms-section.module.css';

/** A titled part of the builder; the mark beside the title explains it in the inspector. */
export function Block(props: {
  readonly title: string;
  readonly term: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { inspect, showInspector } = useActions();
  return (
    <section className={classes.block} aria-label={props.title}>
      <div className={classes.head}>
        <h3>
          {props.title}{' '}
          <button
            type="button"
            className={classes.help}
            aria-label={t('models.about', { what: props.title.toLowerCase() })}
            onClick={() => {
              inspect({ kind: 'term', term: props.term });
              showInspector(true);
            }}
          >
            <Icon name="info" size={14} style={{ verticalAlign: '-2px' }} />
          </button>
        </h3>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
