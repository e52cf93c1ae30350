import { join } from 'node:path';
import { killAt } from '../environments/kills/kill-at';
import { projectWrites } from './project-writes';

// A process that makes one write in a folder, and kills itself in the middle of it: FOLDER WRITE POINT.

const [folder = '', name = '', point = ''] = process.argv.slice(2);
const write = projectWrites[name];
if (!write) throw new Error(`no write ${name}`);
const make = await write(folder, join(folder, 'p'));
killAt(Number(point));
await make();
process.exit();
