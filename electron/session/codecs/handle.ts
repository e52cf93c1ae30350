import { StudioError } from '../../../shared/errors/studio-error';
import { lenientCount, lenientText, lenientTexts } from '../lenient-values';
import { text } from '../parse-frame';
import type { Encoder } from '../protocol';
import { SexpWrapper } from '../sexp-wrapper';

/**
 * The codec for handles of one session. `released` holds its released handles for as long as other code refers to them.
 * A copy of a released handle is recognised by the worker.
 */
export function handleCodec(epoch: string, released: WeakSet<SexpWrapper>): Encoder<SexpWrapper> {
  return {
    codec: 'handle',
    canEncode: (value): value is SexpWrapper => value instanceof SexpWrapper,
    encode: (handle) => {
      if (handle.epoch !== epoch) throw staleError(handle, 'its R process has ended');
      if (released.has(handle)) throw staleError(handle, 'it was removed from memory');
      return { codec: 'handle', meta: { id: handle.id, epoch }, buffers: [] };
    },
    decode: ({ meta }) =>
      new SexpWrapper({
        id: text(meta.id, 'id'),
        epoch: text(meta.epoch, 'epoch'),
        classes: lenientTexts(meta.classes),
        dim: Array.isArray(meta.dim) ? meta.dim.map(lenientCount) : null,
        size: lenientCount(meta.size),
        label: lenientText(meta.label),
      }),
  };
}

function staleError(handle: SexpWrapper, why: string): StudioError {
  return new StudioError('stale-handle', `The R object ${handle.label} cannot be used: ${why}.`, {
    hint: 'Load or compute the object again.',
    details: { id: handle.id, epoch: handle.epoch },
  });
}
