/** What the worker says of an object that it keeps. */
export interface HandleInfo {
  readonly id: string;
  /** The worker that keeps it; another worker never has an object of this epoch. */
  readonly epoch: string;
  readonly classes: readonly string[];
  readonly dim: readonly number[] | null;
  /** Bytes, as `utils::object.size` has it; of objects with thousands of parts an estimate. */
  readonly size: number;
  /** One line of at most 80 characters. */
  readonly label: string;
}

/** A handle: a light reference to an R object that stays in its worker. */
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
