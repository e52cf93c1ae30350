import { StudioError } from '../../../../shared/errors/studio-error';

/** One entry of an archive, as it calls itself: nothing of it is checked. */
export interface ArchiveEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'symlink' | 'hardlink' | 'other';
  /** Of files, in bytes. */
  readonly size: number;
  /** Permissions, where the archive has them. */
  readonly mode: number | null;
  /** Where a link leads. */
  readonly target: string;
  /** The content of a file; each chunk once. */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** Takes the entries one after another. */
export type EntryVisitor = (entry: ArchiveEntry) => Promise<void>;

export function damagedArchive(cause: unknown): StudioError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StudioError('invalid-input', `The archive is damaged or not whole: ${why.replace(/\.$/, '')}.`, {
    hint: 'Get it again: its download or copy may have been cut off.',
    where: 'path',
    cause,
  });
}
