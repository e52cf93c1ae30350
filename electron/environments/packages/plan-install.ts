import { didYouMean, nearNames } from '../../../shared/errors/near-names';
import { StudioError } from '../../../shared/errors/studio-error';
import { type Requirement, requirementText, satisfies } from '../../../shared/model/r-versions';
import { type OfferedPackage, type RepositoryIndex, refuseUnreachable } from './repository-index';

/** A package in a file or folder on this machine, downloaded or given. */
export interface LocalPackage {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly kind: 'folder' | 'source' | 'binary';
  readonly requirements: readonly Requirement[];
}

/** One package to install, and the other steps that it needs. */
export interface InstallStep {
  readonly name: string;
  readonly version: string;
  readonly from: { readonly local: LocalPackage } | { readonly offered: OfferedPackage };
  /** Names of the steps that must come before. */
  readonly after: readonly string[];
}

export interface InstallWishes {
  /** Packages to install in their newest version. */
  readonly names: readonly string[];
  readonly local: readonly LocalPackage[];
}

/** The installed and the available packages. */
export interface KnownPackages {
  /** The packages that R would load now, with versions. */
  readonly installed: ReadonlyMap<string, string>;
  readonly rVersion: string;
  /** Null until the repositories were asked. */
  readonly index: RepositoryIndex | null;
}

export type InstallPlan =
  /** In an order in which each step comes after those that it needs. */
  | { readonly steps: readonly InstallStep[] }
  /** The repositories must be asked first. */
  | { readonly asks: 'index' };

interface Unmet {
  readonly by: string;
  readonly requirement: Requirement;
}

/**
 * All packages to install for a request: missing or outdated dependencies are taken from the request itself, or else
 * from the repositories. Throws `invalid-input` that names the packages that are not available.
 */
export function planInstall({ names, local }: InstallWishes, known: KnownPackages): InstallPlan {
  const { index, installed, rVersion } = known;
  if (index === null && names.length > 0) return { asks: 'index' };
  if (index !== null && names.length > 0) refuseUnreachable(index);
  const chosen = new Map<
    string,
    Omit<InstallStep, 'after'> & { readonly requirements: readonly Requirement[] }
  >();
  for (const found of local) {
    const before = chosen.get(found.name);
    if (before) throw twice(found.name);
    chosen.set(found.name, { ...found, from: { local: found } });
  }
  for (const name of new Set(names)) {
    if (chosen.has(name)) throw twice(name);
    const offered = index?.packages.get(name);
    if (!offered) throw notOffered(name, known);
    chosen.set(name, { ...offered, from: { offered } });
  }
  const unmet: Unmet[] = [];
  // The map grows during the loop, which also visits the new entries.
  for (const step of chosen.values()) {
    for (const requirement of step.requirements) {
      if (requirement.name === 'R') {
        if (!satisfies(rVersion, requirement)) throw otherR(step, requirement, rVersion);
        continue;
      }
      const version = chosen.get(requirement.name)?.version ?? installed.get(requirement.name);
      if (version !== undefined && satisfies(version, requirement)) continue;
      if (index === null) return { asks: 'index' };
      const offered = index.packages.get(requirement.name);
      if (offered && !chosen.has(requirement.name) && satisfies(offered.version, requirement)) {
        chosen.set(offered.name, { ...offered, from: { offered } });
      } else {
        unmet.push({ by: `${step.name} ${step.version}`, requirement });
      }
    }
  }
  if (unmet.length > 0) throw missing(unmet, known);
  const steps = [...chosen.values()].map(({ name, version, from, requirements }) => {
    const needs = requirements.map((requirement) => requirement.name);
    return {
      name,
      version,
      from,
      after: [...new Set(needs)].filter((need) => need !== name && chosen.has(need)),
    };
  });
  return { steps: inOrder(steps) };
}

/** Sorts steps so that each comes after those that it needs. Steps in a circle keep their order. */
function inOrder(steps: readonly InstallStep[]): readonly InstallStep[] {
  const ordered: InstallStep[] = [];
  const rest = new Set(steps);
  while (rest.size > 0) {
    const left = new Set([...rest].map(({ name }) => name));
    const free = [...rest].filter(({ after }) => !after.some((name) => left.has(name)));
    for (const step of free.length > 0 ? free : [...rest]) {
      ordered.push(step);
      rest.delete(step);
    }
  }
  return ordered;
}

function twice(name: string): StudioError {
  return new StudioError('invalid-input', `The package ${name} is named twice in the installation.`, {
    hint: 'Give only one version or file for each package.',
    where: name,
  });
}

function otherR(
  { name, version }: { name: string; version: string },
  needed: Requirement,
  r: string,
): StudioError {
  return new StudioError(
    'invalid-input',
    `${name} ${version} needs ${requirementText(needed)}; this environment has R ${r}.`,
    { hint: 'Install an older version of it, or choose a newer R for the environment.', where: name },
  );
}

function notOffered(name: string, { index, rVersion }: KnownPackages): StudioError {
  const sources = index?.sources ?? [];
  const where = sources.map(({ repository }) => repository).join(', ');
  const near = nearNames(name, [...(index?.packages.keys() ?? [])]);
  const failed = unreadWords(index);
  return new StudioError(
    'invalid-input',
    `The repositories (${where}) offer no package ${name} for R ${rVersion}.${failed}`,
    {
      hint: didYouMean(near, 'Check its name, or add the repository that has it.'),
      where: name,
    },
  );
}

function missing(unmet: readonly Unmet[], { index, installed, rVersion }: KnownPackages): StudioError {
  const words = unmet.map(({ by, requirement }) => {
    const version = installed.get(requirement.name);
    const offered = index?.packages.get(requirement.name);
    const state = version === undefined ? 'is not installed' : `is ${version} here`;
    const offer = offered
      ? `the repositories have ${offered.version}`
      : `the repositories have none for R ${rVersion}`;
    return `${by} needs ${requirementText(requirement)}, which ${state}; ${offer}.`;
  });
  const names = [...new Set(unmet.map(({ requirement }) => requirement.name))];
  return new StudioError('invalid-input', `${words.join(' ')}${unreadWords(index)}`, {
    hint: `Nothing was changed. Give ${names.join(', ')} as well, as files or from a repository that has them.`,
    where: names[0],
    details: { missing: names },
  });
}

function unreadWords(index: RepositoryIndex | null): string {
  const failures = index?.failures ?? [];
  if (failures.length === 0) return '';
  const words = failures.map(({ repository, url, reason }) => `${repository} (${url}): ${reason}`);
  return ` These could not be read: ${words.join(' ')}`;
}
