import { appPaths } from '../../../../electron/files/app-paths';
import { killAt } from './kill-at';
import { writes } from './writes';

// A process that makes one write and kills itself in the middle of it, or makes it over and over until it is killed:
// arguments are the home folder, the write and the point, or "forever".

const [home = '', name = '', point = ''] = process.argv.slice(2);
const write = writes[name];
if (!write) throw new Error(`no write ${name}`);
const paths = appPaths({ HOME: home }, 'linux');
if (point === 'forever') {
  process.stdout.write('at it\n');
  for (;;) {
    await write.run(paths);
    await write.undo?.(paths);
  }
}
killAt(Number(point));
await write.run(paths);
