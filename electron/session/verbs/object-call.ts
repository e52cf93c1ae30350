import type { RInput } from '../values';
import { type MadeObject, madeObjectOf } from './made-object';
import type { PlaceInput } from './place';
import { verb } from './verb';

/** An argument: code, or an object with its variable's name in the call. The name "" is for arguments by position. */
export type CallArgument = RInput &
  (
    | { readonly name: string; readonly code: string }
    | { readonly name: string; readonly place: PlaceInput; readonly as: string }
  );

/** Calls the function `target` (`package::name`) and keeps its result. */
export const objectCall = verb<
  { readonly target: string; readonly arguments: readonly CallArgument[]; readonly origin: string },
  MadeObject
>({
  takes: { target: 'required', arguments: 'required', origin: 'required' },
  read: madeObjectOf,
});
