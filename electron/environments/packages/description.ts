import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Requirement, requirementsIn } from '../../../shared/model/r-versions';

/** The fields of a package's DESCRIPTION, or of a record in a repository's index. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Parses Debian's control format, as R uses it: one field for each line; a line that begins with a space continues. */
export function parseFields(text: string): Fields {
  const fields: Record<string, string> = {};
  let current: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && current !== null) {
      fields[current] = `${fields[current]} ${line.trim()}`;
      continue;
    }
    const match = /^([A-Za-z][A-Za-z0-9@/._-]*):[ \t]*(.*)$/.exec(line);
    if (!match) continue;
    current = match[1] ?? '';
    fields[current] = (match[2] ?? '').trimEnd();
  }
  return fields;
}

/** The DESCRIPTION of a package's folder, read in the encoding that it names; null if it is missing or unreadable. */
export async function readDescription(folder: string): Promise<Fields | null> {
  const bytes = await readFile(join(folder, 'DESCRIPTION')).catch(() => null);
  if (!bytes) return null;
  const plain = parseFields(bytes.toString('latin1'));
  const isLatin = /^(latin-?1|iso-?8859-?1)$/i.test(plain.Encoding ?? '');
  const fields = isLatin ? plain : parseFields(bytes.toString('utf8'));
  return fields.Package && fields.Version ? fields : null;
}

/** The packages that a package needs to be installed and loaded; also R itself, if it names a version of R. */
export function requirementsOf(fields: Fields): readonly Requirement[] {
  return [fields.Depends, fields.Imports, fields.LinkingTo].flatMap(requirementsIn);
}

/** Names of packages in `requirementsOf`, each once. */
export function needsOf(fields: Fields): readonly string[] {
  const names = requirementsOf(fields).map(({ name }) => name);
  return [...new Set(names)].filter((name) => name !== 'R');
}

/** The origin of a package, which its installer wrote into its DESCRIPTION. */
export function sourceOf(fields: Fields, library: string): string {
  if (fields.Priority === 'base' || fields.Priority === 'recommended') return fields.Priority;
  // Debian's policy reserves this library for its own packages.
  if (/^\/usr\/(lib|share)\/R\/(site-)?library\/?$/.test(library)) return 'Debian';
  const remote = fields.RemoteType ?? '';
  if (remote === 'github') return 'GitHub';
  if (remote === 'gitlab') return 'GitLab';
  const repository = fields.Repository ?? '';
  if (/r-universe\.dev/.test(repository + (fields.RemoteUrl ?? ''))) return 'r-universe';
  if (repository === 'CRAN') return 'CRAN';
  if (/^(RSPM|PPM|P3M)$/.test(repository)) return 'Posit';
  if (fields.biocViews !== undefined || fields.git_branch?.startsWith('RELEASE_')) return 'Bioconductor';
  return repository === '' ? 'local' : repository;
}
