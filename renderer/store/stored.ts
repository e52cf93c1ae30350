type Reader = Pick<Storage, 'getItem'>;
type Writer = Pick<Storage, 'setItem'>;

const prefix = 'brms-studio:';

/** A value that `writeStored` left, or null. What is kept here is a convenience, so what cannot be read is dropped. */
export function readStored<T>(storage: Reader, key: string): T | null {
  try {
    const text = storage.getItem(prefix + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a small plain value on this machine; a full or forbidden storage only costs the convenience. */
export function writeStored(storage: Writer, key: string, value: unknown): void {
  try {
    storage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    return;
  }
}
