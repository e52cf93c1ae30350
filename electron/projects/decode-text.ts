import { StudioError } from '../../shared/errors/studio-error';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file, without its byte-order mark: UTF-8 or UTF-16 by that mark, else UTF-8, else (where the bytes are
 * not UTF-8) Windows-1252, as spreadsheets on Windows write it. Throws `invalid-input` for binary files.
 */
export function decodeText(bytes: Uint8Array, fileName: string): { text: string; encoding: TextEncoding } {
  const decode = (encoding: TextEncoding, fatal = false) => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes),
    encoding,
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw notText(fileName, 'it is a zip archive or a spreadsheet', 'Save the sheet as CSV and import that.');
  }
  if (bytes.subarray(0, 65536).includes(0)) {
    throw notText(fileName, 'it holds binary data', 'Export the data as CSV from the program that made it.');
  }
  try {
    return decode('utf-8', true);
  } catch {
    return decode('windows-1252');
  }
}

function notText(fileName: string, why: string, hint: string): StudioError {
  return new StudioError('invalid-input', `“${fileName}” is not a text file: ${why}.`, {
    hint,
    where: fileName,
  });
}
