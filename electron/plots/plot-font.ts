import font from '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf?inline';

/**
 * Arimo (SIL Open Font License 1.1) has the widths of Arial. With it, PNG and PDF look the same on all machines,
 * even without fonts. It has Latin, Greek, Cyrillic and Hebrew letters.
 */
export const plotFontName = 'Arimo';

let bytes: Uint8Array | undefined;

export function plotFont(): Uint8Array {
  bytes ??= bytesOfData(font);
  return bytes;
}

/** The bytes of a `data:` address; the bundler embeds files in this form. */
export function bytesOfData(address: string): Uint8Array {
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
