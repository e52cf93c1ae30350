import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PackageList } from '../../../shared/contract/packages';
import { byteSize, counted } from '../../ui/number-text';
import type { PackageRow } from './package-rows';
import classes from './packages.module.css';

/** How many there are, and why some of them cannot be changed. */
export function PackagesFoot(props: {
  readonly list: PackageList;
  readonly shown: readonly PackageRow[];
  readonly selected: readonly PackageRow[];
  readonly onInstall: (name: string) => void;
}): ReactNode {
  const { list, shown, selected, onInstall } = props;
  const own = list.packages.filter((each) => each.own);
  const size = own.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  );
  const ownWords = `${own.length} own${size === null ? '' : `, ${byteSize(size)}`}`;
  const of = shown.length < list.packages.length ? `${counted(shown.length, 'package')} of ` : '';
  const total = `${of}${of === '' ? counted(list.packages.length, 'package') : list.packages.length}`;
  const foreign = selected.filter(({ info }) => !info.own);
  const [first] = foreign;
  const note =
    first && foreign.length === 1
      ? `${first.info.name} is in ${first.info.library}, which is not changed here.`
      : foreign.length > 1
        ? `${foreign.length} of them are in R’s libraries, which are not changed here.`
        : 'Only own packages can be updated and removed.';
  return (
    <div className={classes.foot}>
      <span className={classes.total} role="status">
        {selected.length > 1 ? `${selected.length} selected · ` : ''}
        {total} · {own.length > 0 ? ownWords : 'none of its own'}
      </span>
      <span className={classes.note} title={note}>
        {note}
      </span>
      {first && selected.length === 1 && (
        <Button
          size="compact-xs"
          variant="default"
          title={`Into the environment’s own library, where it is used before the one in ${first.info.library}`}
          onClick={() => onInstall(first.info.name)}
        >
          Install another version…
        </Button>
      )}
    </div>
  );
}
