import { Packr } from 'msgpackr';
import type { WireError } from '../errors/studio-error';

/** What the renderer sends. Cancelling is a message of its own. */
export type ClientFrame =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** What main sends. */
export type HostFrame =
  | { readonly type: 'ok'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError }
  | { readonly type: 'event'; readonly name: string; readonly value: unknown };

/** A host's pipe: it carries bytes and knows nothing of what they mean. */
export interface BytePipe {
  send(bytes: Uint8Array): void;
  onMessage(listener: (bytes: Uint8Array) => void): void;
  onClose(listener: () => void): void;
}

// moreTypes keeps typed arrays what they are; records off, so that a frame stands on its own.
const packr = new Packr({ moreTypes: true, useRecords: false });

export function packFrame(frame: ClientFrame | HostFrame): Uint8Array {
  return packr.pack(frame);
}

/** Throws where `bytes` are no MessagePack; the caller checks the frame's shape. */
export function unpackFrame(bytes: Uint8Array): unknown {
  return packr.unpack(bytes);
}
