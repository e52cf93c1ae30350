import { join } from 'node:path';
import { nodeModules, root } from './setup/paths.mjs';
import { runMain } from './setup/problem.mjs';
import { runChild } from './setup/run-child.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

// `npm run test:electron`: only the tests in Electron. Without an Electron they fail, because the user asked for
// them.
await runMain(async () => {
  const say = createSay(process.stdout);
  await setUp({ purpose: 'tests', say });
  await ensureBuilt(say);
  const vitest = join(nodeModules, 'vitest', 'vitest.mjs');
  const reporter = join(root, 'build', 'checks', 'reporter.mjs');
  const args = [vitest, 'run', '--project', 'desktop', '--reporter', reporter, ...process.argv.slice(2)];
  const env = { ...process.env, BRMS_STUDIO_TEST_ELECTRON: 'required' };
  return runChild(process.execPath, args, { cwd: root, env });
});
