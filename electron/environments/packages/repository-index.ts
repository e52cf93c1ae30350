import { StudioError } from '../../../shared/errors/studio-error';
import { compareVersions, type Requirement, requirementsIn } from '../../../shared/model/r-versions';
import { withoutPasswords } from '../../log/without-passwords';
import type { OfferedPackages } from '../../session/verbs/package-available';
import type { EnvironmentContext } from '../work/environment-context';

/** A package as a repository offers it. */
export interface OfferedPackage {
  readonly name: string;
  readonly version: string;
  /** The repository's name in `options(repos)`. */
  readonly repository: string;
  readonly url: string;
  /** As given by the repository; null if it is not. */
  readonly md5: string | null;
  readonly requirements: readonly Requirement[];
}

/** All packages that the repositories offer for the environment's R. */
export interface RepositoryIndex {
  readonly packages: ReadonlyMap<string, OfferedPackage>;
  /** Addresses of src/contrib by repository name, for old versions in Archive; including unreadable repositories. */
  readonly sources: readonly { readonly repository: string; readonly url: string }[];
  readonly failures: readonly {
    readonly repository: string;
    readonly url: string;
    readonly reason: string;
  }[];
}

const networkHint =
  'Check the mirror, the proxy and the certificate in the network settings. Local tarballs and folders can be installed without a network.';

/** Replaces curl's message, which does not say which file is wrong or what to do. */
const certificateHint =
  'The certificate of the server, or of a proxy in between, is not trusted here. Set the certificate file of its issuer in the network settings. If one is set, check that it is the right file and still exists.';

/** Asks the repositories. Unreadable ones are in `failures`; throws if all are unreadable. */
export async function readIndex(context: EnvironmentContext): Promise<RepositoryIndex> {
  const session = await context.worker();
  return indexOf(await session.verb('package_available', {}, { signal: context.signal }));
}

/** The newest version of each package, and where it is. */
export function indexOf({ offered, failed, contribs }: OfferedPackages): RepositoryIndex {
  const packages = new Map<string, OfferedPackage>();
  for (const { name, version, repository, url, md5, needs } of offered) {
    const known = packages.get(name);
    // Takes the newest version; of equal versions that of the first repository, and binaries before sources.
    if (known && compareVersions(known.version, version) >= 0) continue;
    packages.set(name, {
      name,
      version,
      repository,
      url,
      md5: md5 === '' ? null : md5,
      requirements: requirementsIn(needs),
    });
  }
  return {
    packages,
    sources: contribs,
    failures: failed.map(({ repository, reason }) => ({
      repository,
      url: withoutPasswords(contribs.find((source) => source.repository === repository)?.url ?? ''),
      reason: withoutPasswords(reason),
    })),
  };
}

/** Throws if no repository could be read. */
export function refuseUnreachable(index: RepositoryIndex): RepositoryIndex {
  if (index.packages.size === 0 && index.failures.length > 0) throw unreachable(index);
  return index;
}

export function unreachable({ failures, sources }: RepositoryIndex): StudioError {
  if (sources.length === 0) {
    return new StudioError('invalid-input', 'No repository of packages is set.', { hint: networkHint });
  }
  const words = failures.map(({ repository, url, reason }) => `${repository} (${url}): ${sentence(reason)}`);
  return new StudioError('invalid-input', `The repositories cannot be read. ${words.join(' ')}`, {
    hint: failures.some(({ reason }) => /\bSSL\b|certificate/i.test(reason)) ? certificateHint : networkHint,
    where: 'settings.network',
    details: { failures },
  });
}

function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
