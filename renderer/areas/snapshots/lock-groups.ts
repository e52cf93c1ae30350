import { compareLocks, differs, lockLines } from '../../../shared/locks/compare-locks';
import type { EnvironmentLock, LockDifference } from '../../../shared/locks/snapshot';
import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';

export interface LockGroup {
  readonly title: string;
  readonly lines: readonly LockDifference[];
}

/**
 * A comparison in two groups, or one environment alone, with what is to be shown of it: all or what differs, and what a
 * name contains.
 */
export function lockGroups(
  left: EnvironmentLock,
  right: EnvironmentLock | null,
  shown: { readonly all: boolean; readonly text: string },
): readonly LockGroup[] {
  const text = shown.text.trim().toLowerCase();
  const lines = (right ? compareLocks(left, right) : lockLines(left)).filter(
    (line) => (right === null || shown.all || differs(line)) && line.name.toLowerCase().includes(text),
  );
  const groups = [
    { title: t('snapshots.rAndSystem'), lines: lines.filter(({ what }) => what !== 'package') },
    { title: t('snapshots.packages'), lines: lines.filter(({ what }) => what === 'package') },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

/** "3 differences (R, 2 packages)", "No differences". */
export function differenceCount(left: EnvironmentLock, right: EnvironmentLock): string {
  const lines = compareLocks(left, right).filter(differs);
  if (lines.length === 0) return t('snapshots.differencesNone');
  const packages = lines.filter(({ what }) => what === 'package').length;
  const others = lines.filter(({ what }) => what !== 'package').map(({ name }) => name);
  const parts = [
    ...others,
    ...(packages > 0 ? [t('snapshots.packageCount', { count: packages, n: wholeNumber(packages) })] : []),
  ];
  return t('snapshots.differences', {
    count: lines.length,
    n: wholeNumber(lines.length),
    names: parts.join(', '),
  });
}

/** Where the packages of a lock come from: "320 CRAN, 120 Debian". */
export function sourceCounts({ packages }: EnvironmentLock): string {
  const counts = new Map<string, number>();
  for (const { source } of Object.values(packages)) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([source, count]) => t('snapshots.sourceCount', { n: count, source }))
    .join(', ');
}
