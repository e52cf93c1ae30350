import type { Connection } from '../connection/connection';
import type { Kept } from './kept';
import type { Notice } from './notice';
import type { StudioState } from './state';

/** What slices get from outside; tests hand in their own. */
export interface StoreDeps {
  readonly connection: Connection;
  readonly notify: (notice: Notice) => void;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Goes with this tab of the browser; it outlives a crash of the page. */
  readonly tabStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

/** `Patch` where all its keys are of `Own`, also where it is not written out in the place. */
type OnlyOf<Own, Patch> = Patch & Readonly<Record<Exclude<keyof Patch, keyof Own>, never>>;

/**
 * What a slice works with. It reads all of the state, and sets nothing but `Own`: what is another slice's changes by an
 * action of that slice.
 */
export interface SliceContext<Own> extends Pick<StoreDeps, 'connection' | 'notify'> {
  readonly kept: Kept;
  readonly set: <Patch extends Partial<Own>>(patch: OnlyOf<Own, Patch>) => void;
  readonly get: () => StudioState;
}
