import type { ReactNode } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { useActions } from '../../app/store/use-store';

/** Every environment, one a row. */
export function EnvironmentList(props: {
  readonly environments: readonly EnvironmentEntry[];
  readonly shown: string | null;
}): ReactNode {
  const { chooseEnvironment } = useActions();
  return (
    <ul aria-label="Environments">
      {props.environments.map(({ name }) => (
        <li key={name}>
          <button type="button" aria-pressed={name === props.shown} onClick={() => chooseEnvironment(name)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
