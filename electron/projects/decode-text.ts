import { isStudioError, StudioError } from '../../shared/errors/studio-error';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file, without its byte-order mark. UTF-8 or UTF-16 by that mark; otherwise UTF-8 if the bytes are
 * valid UTF-8; otherwise Windows-1252, as spreadsheets on Windows write it. Throws `invalid-input` for binary
 * files, and for text that R cannot hold.
 */
export function decodeText(bytes: Uint8Array, fileName: string): { text: string; encoding: TextEncoding } {
  const decode = (encoding: TextEncoding) => {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const at = text.indexOf('\0');
    if (at < 0) return { text, encoding };
    const line = text.slice(0, at).split(/\r\n|\r|\n/).length;
    throw notText(fileName, `line ${line} holds a zero byte`, 'Remove it, or export the data again.');
  };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(fileName, () => decode('utf-16le'));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(fileName, () => decode('utf-16be'));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw notText(fileName, 'it is a zip archive or a spreadsheet', 'Save the sheet as CSV and import that.');
  }
  if (bytes.subarray(0, 65536).includes(0)) {
    throw notText(fileName, 'it holds binary data', 'Export the data as CSV from the program that made it.');
  }
  try {
    return decode('utf-8');
  } catch (error) {
    if (isStudioError(error)) throw error;
  }
  // Bytes without a meaning in Windows-1252: R would stop at them.
  if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => bytes.includes(byte))) {
    throw notText(fileName, 'its bytes are neither UTF-8 nor Windows-1252', 'Save it again as UTF-8.');
  }
  return decode('windows-1252');
}

/** Refuses half of a character, because it would be read as another one. */
function decodeUtf16<T>(fileName: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (isStudioError(error)) throw error;
    throw notText(fileName, 'its bytes are not complete UTF-16', 'Save it again as UTF-8.');
  }
}

function notText(fileName: string, why: string, hint: string): StudioError {
  return new StudioError('invalid-input', `“${fileName}” is not a text file: ${why}.`, {
    hint,
    where: fileName,
  });
}
