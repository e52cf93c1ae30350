import { StudioError } from '../../../shared/errors/studio-error';
import { compareVersions, type Requirement, requirementsIn } from '../../../shared/model/r-versions';
import { withoutPasswords } from '../../log/without-passwords';
import { listOf, textsOf } from '../../session/expect';
import type { RValue } from '../../session/values';
import type { TaskContext } from '../tasks/task-context';

/** A package as a repository offers it. */
export interface OfferedPackage {
  readonly name: string;
  readonly version: string;
  /** The repository's name in `options(repos)`. */
  readonly repository: string;
  readonly url: string;
  /** As the repository tells it; null where it does not. */
  readonly md5: string | null;
  readonly requirements: readonly Requirement[];
}

/** All that the repositories offer for the environment's R. */
export interface RepositoryIndex {
  readonly packages: ReadonlyMap<string, OfferedPackage>;
  /** Addresses of src/contrib by repository name, those that could not be read too: for old versions in Archive. */
  readonly sources: readonly { readonly repository: string; readonly url: string }[];
  readonly failures: readonly {
    readonly repository: string;
    readonly url: string;
    readonly reason: string;
  }[];
}

const networkHint =
  'Look at the mirror, the proxy and the certificate in the network settings. Local tarballs and folders can be installed without a network.';

/** curl's words for it name neither the file nor what can be done. */
const certificateHint =
  'The certificate of the server, or of a proxy before it, is not trusted here. Give the file of the one that signed it as the certificate in the network settings; where one is given, see that it is the right one and still there.';

/** Asks the repositories. Those that cannot be read are in `failures`; throws where none can. */
export async function readIndex(context: TaskContext): Promise<RepositoryIndex> {
  const session = await context.worker();
  return indexOf(await session.call('studio::package_available', { signal: context.signal }));
}

export function indexOf(value: RValue): RepositoryIndex {
  const { offered, failed, contribs } = listOf(value);
  const columns = listOf(offered);
  const column = (name: string) => textsOf(columns[name]);
  const [names, versions, urls, md5s] = [column('name'), column('version'), column('url'), column('md5')];
  const [repositories, needs] = [column('repository'), column('needs')];
  const packages = new Map<string, OfferedPackage>();
  for (const [i, name] of names.entries()) {
    const version = versions[i] ?? '';
    const known = packages.get(name);
    // The newest one; of the same version that of the repository that stands first, binaries before sources.
    if (known && compareVersions(known.version, version) >= 0) continue;
    packages.set(name, {
      name,
      version,
      repository: repositories[i] ?? '',
      url: urls[i] ?? '',
      md5: md5s[i] || null,
      requirements: requirementsIn(needs[i]),
    });
  }
  const failures = listOf(failed);
  const [failedNames, reasons] = [textsOf(failures.repository), textsOf(failures.reason)];
  const places = listOf(contribs);
  const contribUrls = textsOf(places.url);
  const sources = textsOf(places.repository).map((repository, i) => ({
    repository,
    url: contribUrls[i] ?? '',
  }));
  return {
    packages,
    sources,
    failures: failedNames.map((repository, i) => ({
      repository,
      url: withoutPasswords(sources.find((source) => source.repository === repository)?.url ?? ''),
      reason: withoutPasswords(reasons[i] ?? ''),
    })),
  };
}

/** Throws where no repository could be read. */
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
