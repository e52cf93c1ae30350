import type { PackageInfo } from '../../../shared/contract/packages';
import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';

/** Packages that cannot be used any more once `names` are gone from the own library, by name. */
export function dependentsOf(packages: readonly PackageInfo[], names: readonly string[]): readonly string[] {
  const leaves = ({ name, own }: PackageInfo) => own && names.includes(name);
  const staying = packages.filter((each) => !leaves(each));
  const there = new Set(staying.map(({ name }) => name));
  // One that another library has too is still there, in that library's version.
  const missing = new Set(names.filter((name) => !there.has(name)));
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { name, needs } of staying) {
      if (needs.some((need) => missing.has(need) || found.has(need))) found.add(name);
    }
  }
  return [...found].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));
}

const maxNamed = 6;

function listed(names: readonly string[]): string {
  if (names.length <= maxNamed) return names.join(', ');
  const others = names.length - maxNamed;
  return t('packages.remove.andOthers', {
    names: names.slice(0, maxNamed).join(', '),
    count: others,
    n: wholeNumber(others),
  });
}

/** What is asked before packages of the own library are removed. */
export function removeQuestion(
  packages: readonly PackageInfo[],
  names: readonly string[],
): { readonly title: string; readonly body: string; readonly confirm: string } {
  const dependents = dependentsOf(packages, names);
  const again = packages.filter(({ name, own }) => !own && names.includes(name));
  const count = names.length;
  const sentences = [
    ...(count > 1 ? [t('packages.remove.these', { names: listed(names) })] : []),
    dependents.length > 0
      ? t(count === 1 ? 'packages.remove.dependOnIt' : 'packages.remove.dependOnThem', {
          count: dependents.length,
          names: listed(dependents),
        })
      : t('packages.remove.noneDepends', { count }),
    ...again.map(({ name, version, library }) => t('packages.remove.fromThenOn', { name, version, library })),
  ];
  return {
    title: t('packages.remove.title', { count, n: wholeNumber(count), name: names[0] ?? '' }),
    body: sentences.join(' '),
    confirm: t('ui.actions.remove'),
  };
}
