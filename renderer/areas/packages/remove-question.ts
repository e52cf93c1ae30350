import type { PackageInfo } from '../../../shared/contract/packages';
import { counted } from '../../ui/number-text';

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
  return `${names.slice(0, maxNamed).join(', ')} and ${counted(names.length - maxNamed, 'other')}`;
}

/** What is asked before packages of the own library are removed. */
export function removeQuestion(
  packages: readonly PackageInfo[],
  names: readonly string[],
): { readonly title: string; readonly body: string; readonly confirm: string } {
  const dependents = dependentsOf(packages, names);
  const again = packages.filter(({ name, own }) => !own && names.includes(name));
  const them = names.length === 1 ? 'it' : 'them';
  const sentences = [
    names.length > 1 ? `${listed(names)}.` : '',
    dependents.length > 0
      ? `${listed(dependents)} ${dependents.length === 1 ? 'depends' : 'depend'} on ${them} and will not load any more.`
      : `No other installed package depends on ${them}.`,
    ...again.map(
      ({ name, version, library }) => `Of ${name}, ${version} in ${library} is used from then on.`,
    ),
  ];
  return {
    title: names.length === 1 ? `Remove ${names[0]}?` : `Remove ${counted(names.length, 'package')}?`,
    body: sentences.filter((sentence) => sentence !== '').join(' '),
    confirm: 'Remove',
  };
}
