import type { RInput } from '../values';
import { type MadeObject, madeObjectOf } from './made-object';
import type { PlaceInput } from './place';
import { verb } from './verb';

/** An argument: code, or an object with the name of the variable that it is in the call. "" is by position. */
export type CallArgument = RInput &
  (
    | { readonly name: string; readonly code: string }
    | { readonly name: string; readonly place: PlaceInput; readonly as: string }
  );

/** Calls the function `target` (`package::name`); what it gives is kept. */
export const objectCall = verb<
  { readonly target: string; readonly arguments: readonly CallArgument[]; readonly origin: string },
  MadeObject
>({
  takes: { target: 'required', arguments: 'required', origin: 'required' },
  read: madeObjectOf,
});
