import { join } from 'node:path';
import { runHere } from './setup/child.mjs';
import { out } from './setup/paths.mjs';
import { runMain } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

// `npm run -s studio -- COMMAND …`: standard output is the command's own, so setting up speaks on standard error.
await runMain(async () => {
  const say = createSay(process.stderr);
  await setUp({ purpose: 'headless', say });
  await ensureBuilt(say);
  // npm runs scripts in the project's folder; paths in the arguments are meant from where the user is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return runHere(join(out, 'main', 'cli.js'), process.argv.slice(2), { cwd });
});
