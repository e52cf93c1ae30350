import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { readEnvironment } from '../../../electron/environments/store/read';
import { setActive } from '../../../electron/environments/store/state-files';
import { withStoreLock } from '../../../electron/environments/store/store-lock';
import { configFile } from '../../../electron/environments/store/store-paths';
import { saveEnvironment } from '../../../electron/environments/store/write';
import { appPaths } from '../../../electron/files/app-paths';

// A process of its own that changes the environment "shared" of HOME, for tests in which several do: WORK NAME COUNT.

const [work = '', name = '', count = '0'] = process.argv.slice(2);
const paths = appPaths(process.env, 'linux');
const file = configFile(paths, 'shared');

interface Written {
  env: Record<string, string>;
}

/** As brmspy: no lock, and in place. The pause makes the empty file last, as a busy machine does. */
function writeInPlace(value: string, pause: boolean): void {
  const read = JSON.parse(readFileSync(file, 'utf8')) as Written;
  const text = JSON.stringify({ ...read, env: { ...read.env, [name]: value } }, null, 2);
  const handle = openSync(file, 'w');
  if (pause) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  writeSync(handle, text);
  closeSync(handle);
}

/** Is the value there, and does it stay? Others may put it back a moment after they replaced the file. */
async function stays(value: string): Promise<boolean> {
  const end = Date.now() + 2000;
  while (Date.now() < end) {
    const { env } = JSON.parse(readFileSync(file, 'utf8')) as Written;
    if (env[name] === value) return true;
    await wait(1);
  }
  return false;
}

switch (work) {
  case 'save':
    for (let i = 0; i < Number(count); i++) {
      const before = (await readEnvironment(paths, 'shared')).config.toDict();
      await saveEnvironment(paths, before, { ...before, env: { ...before.env, [`${name}${i}`]: '1' } });
    }
    break;
  case 'save-one':
    for (let i = 0; i < Number(count); i++) {
      const before = (await readEnvironment(paths, 'shared')).config.toDict();
      await saveEnvironment(paths, before, { ...before, env: { ...before.env, [name]: String(i) } });
    }
    break;
  case 'in-place': {
    let lost = 0;
    for (let i = 0; i < Number(count); i++) {
      writeInPlace(String(i), i % 2 === 0);
      if (!(await stays(String(i)))) lost++;
      await wait(Math.random() * 10);
    }
    process.stdout.write(`lost ${lost}`);
    break;
  }
  case 'activate':
    for (let i = 0; i < Number(count); i++) await setActive(paths, `${name}${i}`);
    break;
  case 'hold':
    await withStoreLock(paths, async () => {
      process.stdout.write('held');
      await wait(60_000);
    });
    break;
  default:
    throw new Error(`what is ${work}?`);
}
