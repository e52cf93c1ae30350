import { runServe } from './serve';

process.exitCode = await runServe(process.argv.slice(2));
