import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PackageList } from '../../../shared/contract/packages';
import { t } from '../../../shared/texts/texts';
import { byteSize, wholeNumber } from '../../ui/number-text';
import type { PackageRow } from './package-rows';
import classes from './packages.module.css';

function ownWords(n: number, bytes: number | null): string {
  if (n === 0) return t('packages.foot.noOwn');
  return bytes === null
    ? t('packages.foot.own', { n })
    : t('packages.foot.ownSize', { n, size: byteSize(bytes) });
}

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
  const all = list.packages.length;
  const facts = [
    ...(selected.length > 1 ? [t('packages.foot.selected', { n: selected.length })] : []),
    shown.length < all
      ? t('packages.foot.shown', { count: shown.length, n: wholeNumber(shown.length), total: all })
      : t('packages.foot.all', { count: all, n: wholeNumber(all) }),
    ownWords(own.length, size),
  ];
  const foreign = selected.filter(({ info }) => !info.own);
  const [first] = foreign;
  const note =
    first && foreign.length === 1
      ? t('packages.foot.foreign', { name: first.info.name, library: first.info.library })
      : foreign.length > 1
        ? t('packages.foot.foreignMany', { n: foreign.length })
        : t('packages.foot.onlyOwn');
  return (
    <div className={classes.foot}>
      <span className={classes.total} role="status">
        {facts.join(' · ')}
      </span>
      <span className={classes.note} title={note}>
        {note}
      </span>
      {first && selected.length === 1 && (
        <Button
          size="compact-xs"
          variant="default"
          title={t('packages.foot.otherVersionAbout', { library: first.info.library })}
          onClick={() => onInstall(first.info.name)}
        >
          {t('packages.foot.otherVersion')}
        </Button>
      )}
    </div>
  );
}
