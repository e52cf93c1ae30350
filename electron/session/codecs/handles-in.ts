import { SexpWrapper } from '../sexp-wrapper';
import type { CodecRegistry } from './registry';

/** The handles in an answer, found without reading the buffers, which may be large. Other values are skipped. */
export function handlesIn(value: unknown, codecs: CodecRegistry): readonly SexpWrapper[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if ('codec' in value && value.codec === 'handle' && 'meta' in value) {
    try {
      const meta = { ...Object(value.meta) };
      const handle = codecs.decode({ codec: 'handle', meta, buffers: [] }, new Map());
      return handle instanceof SexpWrapper ? [handle] : [];
    } catch {
      return [];
    }
  }
  return Object.values(value).flatMap((part) => handlesIn(part, codecs));
}
