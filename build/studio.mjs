import { join } from 'node:path';
import { out } from './setup/paths.mjs';
import { runMain } from './setup/problem.mjs';
import { runInThisProcess } from './setup/run-child.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

// `npm run -s studio -- COMMAND …`: standard output belongs to the command, so the set-up prints to standard
// error.
await runMain(async () => {
  const say = createSay(process.stderr);
  await setUp({ purpose: 'headless', say });
  await ensureBuilt(say);
  // npm runs scripts in the project's folder, but paths in the arguments are relative to the user's folder.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runInThisProcess(join(out, 'main', 'cli.js'), process.argv.slice(2), { cwd });
});
