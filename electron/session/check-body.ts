/** More levels than any frame has: values are nested at most 50 deep, each in a few maps and arrays. */
const depthLimit = 500;

/** Bytes that follow codes 0xc4 to 0xdb: of a length (negative), or of a value. Missing: not used, or an extension. */
const following: Readonly<Record<number, number>> = {
  ...{ 196: -1, 197: -2, 198: -4 },
  ...{ 202: 4, 203: 8, 204: 1, 205: 2, 206: 4, 207: 8, 208: 1, 209: 2, 210: 4, 211: 8 },
  ...{ 217: -1, 218: -2, 219: -4 },
};

/**
 * Checks before decoding that `bytes` are one value of plain MessagePack. A decoder trusts the headers: it makes arrays
 * as long as they say and recurses as deep as they say, so five bytes could take all memory. Throws an `Error` with the
 * reason. Extension types are refused too, because each decoder gives them its own meaning.
 */
export function checkBody(bytes: Uint8Array): void {
  const size = bytes.length;
  /** Items still to come in each of the arrays and maps around. */
  const around: number[] = [];
  let left = 1;
  /** Items still to come in all of them together. Each takes at least one byte. */
  let owed = 1;
  let place = 0;

  const number = (width: number): number => {
    if (width > size - place) throw new Error('it ends too early');
    let value = 0;
    for (const end = place + width; place < end; place += 1) value = value * 256 + (bytes[place] ?? 0);
    return value;
  };
  const skip = (length: number) => {
    if (length > size - place) throw new Error('it ends too early');
    place += length;
  };
  const enter = (items: number) => {
    if (items > size - place - owed) throw new Error(`it says that ${items} items follow, and ends before`);
    if (around.length >= depthLimit) throw new Error(`it is nested more than ${depthLimit} deep`);
    around.push(left);
    left = items;
    owed += items;
  };

  for (;;) {
    while (left === 0) {
      const outer = around.pop();
      if (outer === undefined) {
        if (place < size) throw new Error('it goes on after its end');
        return;
      }
      left = outer;
    }
    left -= 1;
    owed -= 1;
    const code = number(1);
    if (code < 0x80 || code >= 0xe0) continue;
    if (code < 0x90) enter((code - 0x80) * 2);
    else if (code < 0xa0) enter(code - 0x90);
    else if (code < 0xc0) skip(code - 0xa0);
    else if (code === 0xdc) enter(number(2));
    else if (code === 0xdd) enter(number(4));
    else if (code === 0xde) enter(number(2) * 2);
    else if (code === 0xdf) enter(number(4) * 2);
    else if (code !== 0xc0 && code !== 0xc2 && code !== 0xc3) {
      const width = following[code];
      if (width === undefined) throw new Error(`it has the code 0x${code.toString(16)}`);
      skip(width < 0 ? number(-width) : width);
    }
  }
}
