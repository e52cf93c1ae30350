import { inflateSync } from 'node:zlib';

/** What a PNG of 8 bits and 4 channels holds. */
export interface Png {
  readonly width: number;
  readonly height: number;
  /** Dots per metre, as the file says. */
  readonly perMetre: number;
  /** How many dots there are of each colour (red, green, blue, cover as hexadecimal digits). */
  readonly colors: ReadonlyMap<string, number>;
}

export function readPng(bytes: Buffer): Png {
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const header = chunks.get('IHDR')?.[0] as Buffer;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const perMetre = chunks.get('pHYs')?.[0]?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []));
  return { width, height, perMetre, colors: countColors(rows, width, height) };
}

function countColors(rows: Buffer, width: number, height: number): Map<string, number> {
  const colors = new Map<string, number>();
  const stride = width * 4;
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] as number;
    const row = Buffer.from(rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; i++) {
      const [left, up, corner] = [i < 4 ? 0 : row[i - 4], above[i], i < 4 ? 0 : above[i - 4]] as [
        number,
        number,
        number,
      ];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] as number;
      row[i] = (row[i] as number) + guess;
    }
    for (let x = 0; x < stride; x += 4) {
      const color = row.toString('hex', x, x + 4);
      colors.set(color, (colors.get(color) ?? 0) + 1);
    }
    above = row;
  }
  return colors;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
