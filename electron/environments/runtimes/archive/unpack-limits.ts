import { StudioError } from '../../../../shared/errors/studio-error';

/** The most that an archive may contain. */
export interface Limits {
  readonly entries: number;
  /** Unpacked, in bytes. */
  readonly bytes: number;
  /** The ratio of unpacked to packed size; R packages and CmdStan have about 5. */
  readonly ratio: number;
}

/** A runtime with all of brms's packages and CmdStan has some 60,000 entries and 2 GB. */
export const usualLimits: Limits = { entries: 300_000, bytes: 20 * 2 ** 30, ratio: 100 };

/** The ratio counts only above this size: files of zeros compress a thousand times. */
const freeOfRatio = 50 * 2 ** 20;
/** The bytes that must stay free on the disk. */
const reserve = 200 * 2 ** 20;

/** Counts the unpacked bytes and entries of an archive, and throws `invalid-input` when there are too many. */
export class Budget {
  private entries = 0;
  private bytes = 0;

  /** `packed`: the archive's size; `free`: the free space of its file system; both in bytes. */
  constructor(
    private readonly packed: number,
    private readonly free: number,
    private readonly limits: Limits = usualLimits,
  ) {}

  entry(): void {
    this.entries += 1;
    if (this.entries > this.limits.entries) {
      throw tooMuch(`it has more than ${this.limits.entries.toLocaleString('en')} entries`);
    }
  }

  /** Bytes that were unpacked, or that an entry announces. */
  unpacked(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes) {
      throw tooMuch(`it unpacks to more than ${gigabytes(this.limits.bytes)}`);
    }
    if (this.bytes > freeOfRatio && this.bytes > this.packed * this.limits.ratio) {
      throw tooMuch(`it unpacks to more than ${this.limits.ratio} times its size, which no runtime does`);
    }
    if (this.bytes + reserve > this.free) {
      throw new StudioError(
        'invalid-input',
        `The disk has too little space for the archive: ${gigabytes(this.free)} are free.`,
        {
          hint: 'Free some space on the disk of your home folder, and import it again.',
          where: 'path',
        },
      );
    }
  }
}

function tooMuch(why: string): StudioError {
  return new StudioError('invalid-input', `The archive is refused: ${why}.`, {
    hint: 'No file of it was kept. Import another archive.',
    where: 'path',
  });
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toLocaleString('en', { maximumFractionDigits: 1 })} GB`;
}
