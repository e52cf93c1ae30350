import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatTable } from './checks/bench-table.mjs';
import { nodeModules } from './setup/paths.mjs';
import { runMain, SetupProblem } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

/** The benches by name: the exported function of test/bench/<name>.ts. */
const benches = /** @type {Record<string, string>} */ ({
  session: 'benchSession',
  start: 'benchStart',
  summary: 'benchSummary',
});

/**
 * What a bench uses finds R files and others beside its source, as in a test, though it is bundled elsewhere.
 * @type {import('vite').Plugin}
 */
const sourcePlaces = {
  name: 'source-places',
  enforce: 'pre',
  transform(code, id) {
    const isOurs = /\.(ts|mjs)$/.test(id) && !id.includes('/node_modules/');
    if (!isOurs || !code.includes('import.meta.')) return undefined;
    const placed = code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
    return { code: placed, map: null };
  },
};

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
    const places = { folder, cache: dirname(folder) };
    rows.push(...(await say.step(`Measuring ${name}`, () => module[benches[name] ?? ''](places))));
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
  const entries = Object.fromEntries(names.map((name) => [name, `test/bench/${name}.ts`]));
  const config = nodeConfig(folder, entries);
  const external = [config.ssr?.external ?? []].flat().filter((name) => typeof name === 'string');
  // A bench's own tool, which finds its files beside itself.
  const ssr = { ...config.ssr, external: [...external, 'playwright-core'] };
  await build({ ...config, ssr, plugins: [sourcePlaces] });
  return folder;
}
