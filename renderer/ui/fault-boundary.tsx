import { Component, type ReactNode } from 'react';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';
import { ErrorBox } from './error-box';
import classes from './fault-boundary.module.css';

interface Props {
  readonly children: ReactNode;
  readonly retryLabel: string;
}

interface State {
  readonly error: StudioError | null;
}

/**
 * A part of the page that fails says so and can be loaded again, instead of taking the whole page with it: a file of the
 * page that is not there any more, since Brms Studio was renewed below it, or a fault of its own.
 */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: asStudioError(thrown) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const reload = () => window.location.reload();
    return (
      <div className={classes.fault}>
        <ErrorBox error={error} retry={reload} retryLabel={this.props.retryLabel} />
      </div>
    );
  }
}
