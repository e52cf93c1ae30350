import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** One entry as an archive calls it; nothing here is checked, as hostile archives are made of it, too. */
export interface MadeEntry {
  readonly path: string;
  readonly content?: string | Buffer;
  /** tar's type: "0" a file, "1" a hard link, "2" a symbolic link, "3" a device, "5" a folder, "6" a pipe. */
  readonly type?: string;
  readonly target?: string;
  readonly mode?: number;
  /** Announced instead of the content's own. */
  readonly size?: number;
}

export function tar(entries: readonly MadeEntry[]): Buffer {
  return Buffer.concat([...entries.flatMap(tarEntry), Buffer.alloc(1024)]);
}

export function tarGz(entries: readonly MadeEntry[]): Buffer {
  return gzipSync(tar(entries), { level: 1 });
}

function tarEntry({ path, content = '', type = '0', target = '', mode = 0o644, size }: MadeEntry): Buffer[] {
  const body = Buffer.from(content);
  // Longer names than 100 bytes come in a record of their own, as GNU tar writes them.
  const long =
    Buffer.byteLength(path) > 100 && type !== 'L'
      ? tarEntry({ path: '././@LongLink', type: 'L', content: `${path}\0` })
      : [];
  const header = Buffer.alloc(512);
  Buffer.from(path).copy(header, 0, 0, 100);
  header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${(size ?? body.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('14000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  Buffer.from(target).copy(header, 157, 0, 100);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [...long, header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
}

export function zip(entries: readonly MadeEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, content = '', mode = 0o100644, size } of entries) {
    const body = Buffer.from(content);
    const packed = deflateRawSync(body);
    const name = Buffer.from(path);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(body), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size ?? body.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
