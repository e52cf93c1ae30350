/** What the worker reports about an object that it keeps. */
export interface HandleInfo {
  readonly id: string;
  /** Identifies the worker that keeps it; no other worker has the same epoch. */
  readonly epoch: string;
  readonly classes: readonly string[];
  readonly dim: readonly number[] | null;
  /** Bytes by `utils::object.size`; an estimate for objects with thousands of parts. */
  readonly size: number;
  /** One line of at most 80 characters. */
  readonly label: string;
}

/** A handle: a small reference to an R object that stays in its worker. */
export class SexpWrapper implements HandleInfo {
  readonly type = 'handle';
  readonly id: string;
  readonly epoch: string;
  readonly classes: readonly string[];
  readonly dim: readonly number[] | null;
  readonly size: number;
  readonly label: string;

  constructor(info: HandleInfo) {
    this.id = info.id;
    this.epoch = info.epoch;
    this.classes = info.classes;
    this.dim = info.dim;
    this.size = info.size;
    this.label = info.label;
  }
}
