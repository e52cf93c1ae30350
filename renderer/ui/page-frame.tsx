import type { ReactNode } from 'react';
import classes from './page-frame.module.css';

/**
 * The screen of a tab, or of a part of one: its head, if it has one, stays above what is in it, which fills the height and
 * scrolls itself. `label` makes it a region with that name.
 */
export function PageFrame(props: {
  readonly head?: ReactNode;
  readonly label?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { head, label, children } = props;
  const Frame = label === undefined ? 'div' : 'section';
  return (
    <Frame className={classes.page} aria-label={label}>
      {head}
      {children}
    </Frame>
  );
}

/** The head of a page: what it shows, a few words about it, and what can be done with it. */
export function PageHead(props: {
  readonly title: ReactNode;
  readonly about: ReactNode;
  /** `about` says what went wrong. */
  readonly failed?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { title, about, failed, children } = props;
  return (
    <div className={classes.head}>
      {typeof title === 'string' ? <h2 className={classes.title}>{title}</h2> : title}
      <span className={classes.about} data-failed={failed}>
        {about}
      </span>
      {children}
    </div>
  );
}

/** What has to be said above the rest of a page, such as an error. */
export function PageNotice({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={classes.notice}>{children}</div>;
}
