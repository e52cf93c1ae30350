import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icnsOf, icnsSizes, icoOf, icoSizes } from '../../build/icons/containers.mjs';
import { drawingHash, drawings, linuxSizes } from '../../build/icons/render.mjs';
import { root } from '../../build/setup/paths.mjs';

const folder = join(root, 'build', 'icons');

/** The width and height that a PNG says it has. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the icons', () => {
  it('were made of the drawings that are there (node build/icons/render.mjs)', () => {
    const made = JSON.parse(readFileSync(join(folder, 'drawn.json'), 'utf8'));
    for (const name of drawings) {
      expect(made[name]).toBe(drawingHash(readFileSync(join(folder, `${name}.svg`), 'utf8')));
    }
  });

  it('of Linux have the size that their name says', () => {
    expect(readdirSync(join(folder, 'linux'))).toHaveLength(linuxSizes.length);
    for (const size of linuxSizes) {
      expect(sizeOf(readFileSync(join(folder, 'linux', `${size}x${size}.png`)))).toEqual([size, size]);
    }
  });

  it.each(drawings)('of Windows have a picture for each size: %s', async (name) => {
    const ico = readFileSync(join(folder, `${name}.ico`));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, icoSizes.length]);
    const pictures = [];
    for (const [i, size] of icoSizes.entries()) {
      const at = 6 + 16 * i;
      expect(ico.readUInt8(at)).toBe(size === 256 ? 0 : size);
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
      const png = ico.subarray(offset, offset + length);
      expect(sizeOf(png)).toEqual([size, size]);
      pictures.push({ size, png });
    }
    expect(ico.equals(await icoOf(pictures))).toBe(true);
  });

  it.each(drawings)('of macOS have a picture for each size: %s', async (name) => {
    const icns = readFileSync(join(folder, `${name}.icns`));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const pictures = new Map<number, Buffer>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
      pictures.set(sizeOf(png)[0], png);
    }
    expect([...pictures.keys()].toSorted((a, b) => a - b)).toEqual(icnsSizes);
    const again = await icnsOf([...pictures].map(([size, png]) => ({ size, png })));
    expect(icns.equals(again)).toBe(true);
  });
});
