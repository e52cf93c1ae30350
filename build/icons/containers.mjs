import { IconIcns, IconIco } from '@shockpkg/icon-encoder';

/**
 * @typedef {{ size: number, png: Buffer }} Picture a square PNG; `size` in pixels
 */

/** The sizes that Windows uses, in pixels. */
export const icoSizes = [16, 24, 32, 48, 64, 128, 256];

/** Apple's names for PNG entries, by size in pixels: normal ones, and doubled ones for high-resolution screens. */
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
 * A Windows icon of PNG pictures, which are not changed.
 * @param {readonly Picture[]} pictures
 */
export async function icoOf(pictures) {
  const icon = new IconIco();
  for (const { png } of pictures) await icon.addFromPng(png, true, true);
  return icon.encode();
}

/**
 * A macOS icon of PNG pictures, which are not changed.
 * @param {readonly Picture[]} pictures
 */
export async function icnsOf(pictures) {
  const icon = new IconIcns();
  for (const { size, png } of pictures) {
    await icon.addFromPng(png, icnsTypes[/** @type {keyof typeof icnsTypes} */ (size)] ?? [], true);
  }
  return icon.encode();
}
