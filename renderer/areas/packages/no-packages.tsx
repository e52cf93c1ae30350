import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../../shared/texts/texts';
import { Empty } from '../../ui/empty';
import { takeLostFocus } from '../../ui/take-focus';

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
    takeLostFocus(first.current);
  }, []);
  if (props.asking) return null;
  if (props.noOwn || props.none) {
    return (
      <Empty
        title={t(props.none ? 'packages.empty.none' : 'packages.empty.noOwn')}
        text={t(props.none ? 'packages.empty.noneAbout' : 'packages.empty.noOwnAbout')}
      >
        <Button ref={first} onClick={props.onInstall}>
          {t('packages.install')}
        </Button>
        {!props.none && (
          <Button variant="default" onClick={props.onAll}>
            {t('packages.empty.showAll')}
          </Button>
        )}
      </Empty>
    );
  }
  return (
    <Empty title={t('packages.empty.noMatch')} text={t('packages.empty.noMatchAbout')}>
      <Button ref={first} variant="default" onClick={props.onAll}>
        {t('packages.empty.showAll')}
      </Button>
    </Empty>
  );
}
