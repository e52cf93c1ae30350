import { StudioError } from '../../../../shared/errors/studio-error';

/** How much an archive may hold. */
export interface Limits {
  readonly entries: number;
  /** Unpacked, in bytes. */
  readonly bytes: number;
  /** Unpacked to packed size; R packages and CmdStan have about 5. */
  readonly ratio: number;
}

/** A runtime with all of brms's packages and CmdStan has some 60,000 entries and 2 GB. */
export const usualLimits: Limits = { entries: 300_000, bytes: 20 * 2 ** 30, ratio: 100 };

/** So much may come from however small an archive: a few zeros compress a thousand times. */
const freeOfRatio = 50 * 2 ** 20;
/** What stays free on the disk. */
const reserve = 200 * 2 ** 20;

/** Counts what comes out of an archive and throws `invalid-input` as soon as it is too much. */
export class Budget {
  private entries = 0;
  private bytes = 0;

  /** `packed`: the archive's size; `free`: what its file system has, both in bytes. */
  constructor(
    private readonly packed: number,
    private readonly free: number,
    private readonly limits: Limits = usualLimits,
  ) {}

  entry(): void {
    this.entries += 1;
    if (this.entries > this.limits.entries) {
      throw tooMuch(`it holds more than ${this.limits.entries.toLocaleString('en')} entries`);
    }
  }

  /** Bytes that were unpacked, or that an entry announces. */
  unpacked(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes) {
      throw tooMuch(`it unpacks to more than ${gigabytes(this.limits.bytes)}`);
    }
    if (this.bytes > freeOfRatio && this.bytes > this.packed * this.limits.ratio) {
      throw tooMuch(`it unpacks to more than ${this.limits.ratio} times its size, as no runtime does`);
    }
    if (this.bytes + reserve > this.free) {
      throw new StudioError(
        'invalid-input',
        `The disk has too little room for it: ${gigabytes(this.free)} are free.`,
        {
          hint: 'Make room on the disk of your home folder, and import it again.',
          where: 'path',
        },
      );
    }
  }
}

function tooMuch(why: string): StudioError {
  return new StudioError('invalid-input', `The archive is refused: ${why}.`, {
    hint: 'Nothing of it was kept.',
    where: 'path',
  });
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toLocaleString('en', { maximumFractionDigits: 1 })} GB`;
}
