import { crc32 } from 'node:zlib';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import wasm from '@resvg/resvg-wasm/index_bg.wasm?url&inline';
import { bytesOfData, plotFont, plotFontName } from './plot-font';

let ready: Promise<void> | undefined;

/** A PNG of an SVG text, `width` dots wide, that records its dots per inch. Uses no font of the machine. */
export async function pngFile(svg: string, width: number, dpi: number): Promise<Uint8Array> {
  ready ??= initWasm(bytesOfData(wasm));
  await ready;
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers: [plotFont()], defaultFontFamily: plotFontName, sansSerifFamily: plotFontName },
  });
  try {
    const image = resvg.render();
    try {
      return withDensity(image.asPng(), dpi);
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

const signatureBytes = 8;
/** The chunk's length, name, 13 bytes and check sum. */
const headerBytes = 25;

/** Adds the chunk `pHYs` (dots per metre) after a PNG's header. */
function withDensity(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(Math.round(dpi / 0.0254), 8);
  chunk.writeUInt32BE(Math.round(dpi / 0.0254), 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  const start = signatureBytes + headerBytes;
  return Buffer.concat([png.subarray(0, start), chunk, png.subarray(start)]);
}
