import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** A place with nothing in it yet: what belongs here, and how to put it there. */
export function Empty(props: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={classes.empty}>
      <div className={classes.title}>{props.title}</div>
      {props.text && <p className={classes.text}>{props.text}</p>}
      {props.children && <div className={classes.actions}>{props.children}</div>}
    </div>
  );
}
