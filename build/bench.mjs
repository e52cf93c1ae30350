import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatTable } from './checks/bench-table.mjs';
import { nodeModules } from './setup/paths.mjs';
import { runMain, SetupProblem } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

/** The benches by name: the exported function of test/bench/<name>.ts. */
const benches = /** @type {Record<string, string>} */ ({ session: 'benchSession', summary: 'benchSummary' });

await runMain(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in benches));
  if (unknown !== undefined) {
    throw new SetupProblem(`There is no bench ${unknown}. There are: ${Object.keys(benches).join(', ')}.`);
  }
  const say = createSay(process.stderr);
  await setUp({ purpose: 'app', say });
  await ensureBuilt(say);
  const chosen = names.length > 0 ? names : Object.keys(benches);
  const folder = await say.step('Building the benches', () => buildBenches(chosen));
  const rows = [];
  for (const name of chosen) {
    const module = await import(pathToFileURL(join(folder, `${name}.js`)).href);
    rows.push(...(await say.step(`Measuring ${name}`, () => module[benches[name] ?? '']())));
  }
  console.log(formatTable(rows));
  return 0;
});

/** As the app is built, so that what is measured is what runs.
 * @param {readonly string[]} names
 */
async function buildBenches(names) {
  const { build } = await import('vite');
  const { nodeConfig } = await import('./vite.config.mjs');
  const folder = join(nodeModules, '.cache', 'brms-studio', 'bench');
  await build(nodeConfig(folder, Object.fromEntries(names.map((name) => [name, `test/bench/${name}.ts`]))));
  return folder;
}
