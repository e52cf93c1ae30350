/**
 * @typedef {{ size: number, png: Buffer }} Picture a square PNG; `size` in pixels
 */

/** The pixels that a Windows icon is looked for at. */
export const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/** Apple's names for PNG entries by their size in pixels: plain ones and the doubled ones for dense screens. */
const icnsTypes = /** @type {const} */ ({
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
});

export const icnsSizes = Object.keys(icnsTypes).map(Number);

/**
 * A Windows icon of PNG pictures: a directory of 16 bytes a picture, then the pictures.
 * @param {readonly Picture[]} pictures
 */
export function icoOf(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [i, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * i;
    // One byte a side: 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * An icon of macOS of PNG pictures: type and length, big-endian, before each.
 * @param {readonly Picture[]} pictures
 */
export function icnsOf(pictures) {
  const entries = pictures.flatMap(({ size, png }) => {
    const types = icnsTypes[/** @type {keyof typeof icnsTypes} */ (size)] ?? [];
    return types.map((type) => chunk(type, png));
  });
  return chunk('icns', Buffer.concat(entries));
}

/**
 * @param {string} type four letters
 * @param {Buffer} data
 */
function chunk(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + data.length, 4);
  return Buffer.concat([head, data]);
}
