import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Requirement, requirementsIn } from '../../../shared/model/r-versions';

/** The fields of a package's DESCRIPTION, or of a record in a repository's index. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Debian's control format, as R uses it: a field a line, lines that begin with a space go on. */
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

/** The DESCRIPTION of a package's folder in the encoding that it names, or null where there is none that can be read. */
export async function readDescription(folder: string): Promise<Fields | null> {
  const bytes = await readFile(join(folder, 'DESCRIPTION')).catch(() => null);
  if (!bytes) return null;
  const plain = parseFields(bytes.toString('latin1'));
  const isLatin = /^(latin-?1|iso-?8859-?1)$/i.test(plain.Encoding ?? '');
  const fields = isLatin ? plain : parseFields(bytes.toString('utf8'));
  return fields.Package && fields.Version ? fields : null;
}

/** What a package cannot be installed or loaded without, R itself too where it names a version. */
export function requirementsOf(fields: Fields): readonly Requirement[] {
  return [fields.Depends, fields.Imports, fields.LinkingTo].flatMap(requirementsIn);
}

/** Names of packages in `requirementsOf`, each once. */
export function needsOf(fields: Fields): readonly string[] {
  const names = requirementsOf(fields).map(({ name }) => name);
  return [...new Set(names)].filter((name) => name !== 'R');
}

/** Where it came from, as its DESCRIPTION tells: what installed it wrote that down. */
export function sourceOf(fields: Fields, library: string): string {
  if (fields.Priority === 'base' || fields.Priority === 'recommended') return fields.Priority;
  // Debian's policy keeps this library for its own packages.
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
