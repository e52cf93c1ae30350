import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Empty } from '../../ui/empty';

/** In the place of the table: why nothing is shown, and what to do about it. */
export function NoPackages(props: {
  readonly noOwn: boolean;
  readonly none: boolean;
  readonly asking: boolean;
  readonly onAll: () => void;
  readonly onInstall: () => void;
}): ReactNode {
  const first = useRef<HTMLButtonElement>(null);
  // The table that had the focus is gone.
  useEffect(() => {
    if (document.activeElement === document.body) first.current?.focus();
  }, []);
  if (props.asking) return null;
  if (props.noOwn || props.none) {
    return (
      <Empty
        title={props.none ? 'No packages' : 'No packages of its own yet'}
        text={
          props.none
            ? 'R’s libraries are empty, or R was not found. Checks says more.'
            : 'Packages that are installed here go into the environment’s own library. R’s own packages are used without being changed.'
        }
      >
        <Button ref={first} onClick={props.onInstall}>
          Install…
        </Button>
        {!props.none && (
          <Button variant="default" onClick={props.onAll}>
            Show all packages
          </Button>
        )}
      </Empty>
    );
  }
  return (
    <Empty title="No package matches" text="Change what is searched for, or show all packages.">
      <Button ref={first} variant="default" onClick={props.onAll}>
        Show all packages
      </Button>
    </Empty>
  );
}
