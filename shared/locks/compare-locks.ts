import { t } from '../texts/texts';
import type { EnvironmentLock, LockDifference, LockedPackage } from './snapshot';

/**
 * Two environments side by side: R, system, compiler, CmdStan, then every package that one of them has, in the order of
 * names. Lines whose sides are the same are among them (`differs`).
 */
export function compareLocks(left: EnvironmentLock, right: EnvironmentLock): readonly LockDifference[] {
  const names = [...new Set([...Object.keys(left.packages), ...Object.keys(right.packages)])].sort(byName);
  return [
    { what: 'r', name: 'R', left: left.r.version, right: right.r.version },
    { what: 'r', name: t('locks.platform'), left: left.r.platform, right: right.r.platform },
    { what: 'os', name: t('locks.system'), left: left.os, right: right.os },
    { what: 'compiler', name: t('locks.compiler'), left: left.compiler, right: right.compiler },
    { what: 'cmdstan', name: 'CmdStan', left: left.cmdstan, right: right.cmdstan },
    ...names.map((name) => comparePackages(name, own(left.packages, name), own(right.packages, name))),
  ];
}

/** One environment alone, in the same lines: each package with where it came from and what it was built under. */
export function lockLines(lock: EnvironmentLock): readonly LockDifference[] {
  return compareLocks(lock, lock).map((line) => {
    const found = line.what === 'package' ? own(lock.packages, line.name) : null;
    if (!found) return line;
    const { version, source, built } = found;
    const text = t(built === '' ? 'locks.from' : 'locks.fromBuilt', { version, source, built });
    return { ...line, left: text, right: text };
  });
}

export function differs(line: LockDifference): boolean {
  return line.left !== line.right;
}

/** The version says it where versions differ; what else differs is added where they do not. */
function comparePackages(
  name: string,
  left: LockedPackage | null,
  right: LockedPackage | null,
): LockDifference {
  const line = (l: string | null, r: string | null): LockDifference => ({
    what: 'package',
    name,
    left: l,
    right: r,
  });
  if (!left || !right || left.version !== right.version) {
    return line(left?.version ?? null, right?.version ?? null);
  }
  const { version } = left;
  if (left.source !== right.source) {
    const of = ({ source }: LockedPackage) => t('locks.from', { version, source });
    return line(of(left), of(right));
  }
  if (left.built !== right.built) {
    const of = ({ built }: LockedPackage) => t('locks.built', { version, built });
    return line(of(left), of(right));
  }
  return line(version, version);
}

function own(packages: EnvironmentLock['packages'], name: string): LockedPackage | null {
  return Object.hasOwn(packages, name) ? (packages[name] ?? null) : null;
}

/** As people look for them: capital letters make no difference. */
function byName(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x !== y) return x < y ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
