import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Imported before anything else: what changes files is counted from `killAt` on, and at the count asked for the process
// kills itself, which nothing in it can catch, put off or tidy up after. Each write counts twice: before it, and when half
// of it is done.

const changing = [
  ...[
    'mkdir',
    'rename',
    'link',
    'symlink',
    'unlink',
    'rm',
    'rmdir',
    'copyFile',
    'chmod',
    'fsync',
    'truncate',
    'open',
  ],
  ...['write', 'writeFile'],
];
/** Of a file that is open. */
const changingHandle = ['write', 'writeFile', 'sync', 'chmod', 'truncate'];
const { writeSync, writeFileSync } = fs;
let left = Number.POSITIVE_INFINITY;

/** The process dies at the `point`th change from now on, the first one being 0. */
export function killAt(point: number): void {
  left = point;
}

function count(): void {
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}

function half(data: unknown): Uint8Array {
  const bytes =
    typeof data === 'string' ? Buffer.from(data) : data instanceof Uint8Array ? data : Buffer.of();
  return bytes.subarray(0, bytes.length >> 1);
}

function before(name: string, target: unknown, args: readonly unknown[]): void {
  const isReading =
    name === 'open' && (args[1] === 'r' || args[1] === undefined || args[1] === fs.constants.O_RDONLY);
  if (isReading || (name === 'open' && args[1] === (fs.constants.O_RDONLY | fs.constants.O_NONBLOCK))) return;
  count();
  if (!name.startsWith('write')) return;
  if (left <= 0) {
    const [file, data] = isHandle(target) ? [target.fd, args[0]] : args;
    if (typeof file === 'number') writeSync(file, half(data));
    else if (typeof file === 'string') writeFileSync(file, half(data));
  }
  count();
}

function isHandle(target: unknown): target is { readonly fd: number } {
  return typeof target === 'object' && target !== null && 'fd' in target && typeof target.fd === 'number';
}

function watch(owner: object, name: string, key: string): void {
  const original: unknown = Reflect.get(owner, key);
  if (typeof original !== 'function') return;
  const watched = function (this: unknown, ...args: readonly unknown[]): unknown {
    before(name, this, args);
    return Reflect.apply(original, this, args);
  };
  // How `promisify` treats it stands in properties of its own.
  Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original));
  Reflect.set(owner, key, watched);
}

const handle = await fs.promises.open(process.execPath);
const handles: object = Object.getPrototypeOf(handle);
await handle.close();
for (const name of changing) {
  watch(fs, name, name);
  watch(fs, name, `${name}Sync`);
  watch(fs.promises, name, name);
}
for (const name of changingHandle) watch(handles, name, name);
syncBuiltinESMExports();
