import { StudioError } from '../../../../shared/errors/studio-error';

/** One entry of an archive, not checked. */
export interface ArchiveEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'hardlink' | 'other';
  /** The size of a file, in bytes. */
  readonly size: number;
  /** Permissions, if the archive has them. */
  readonly mode: number | null;
  /** The target of a link. */
  readonly target: string;
  /** The content of a file; each chunk once. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Called with the entries one after another. */
export type EntryVisitor = (entry: ArchiveEntry) => Promise<void>;

export function damagedArchive(cause: unknown): StudioError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StudioError(
    'invalid-input',
    `The archive is damaged or incomplete: ${why.replace(/\.$/, '')}.`,
    {
      hint: 'Download or copy it again: the last time may have been interrupted.',
      where: 'path',
      cause,
    },
  );
}
