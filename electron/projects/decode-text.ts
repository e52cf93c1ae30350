import { StudioError } from '../../shared/errors/studio-error';

/**
 * The text of a file: UTF-8 or UTF-16 by its byte-order mark, else UTF-8, else (where the bytes are not UTF-8)
 * Windows-1252, as spreadsheets on Windows write it. Throws `invalid-input` for binary files.
 */
export function decodeText(bytes: Uint8Array, fileName: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw notText(fileName, 'it is a zip archive or a spreadsheet', 'Save the sheet as CSV and import that.');
  }
  if (bytes.subarray(0, 65536).includes(0)) {
    throw notText(fileName, 'it holds binary data', 'Export the data as CSV from the program that made it.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function notText(fileName: string, why: string, hint: string): StudioError {
  return new StudioError('invalid-input', `“${fileName}” is not a text file: ${why}.`, {
    hint,
    where: fileName,
  });
}
