import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatTable } from './checks/bench-table.mjs';
import { nodeModules, root } from './setup/paths.mjs';
import { runMain, SetupProblem } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

/** The benches by name: the function that test/bench/<name>.ts exports. */
const benches = /** @type {Record<string, string>} */ ({
  draws: 'benchDraws',
  session: 'benchSession',
  start: 'benchStart',
  summary: 'benchSummary',
});

/**
 * Code that is measured finds R files and others beside its source, as in a test, although it is bundled
 * elsewhere.
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

const usage = `There are: ${Object.keys(benches).join(', ')}; with --quick each runs at small sizes.`;

await runMain(async () => {
  const { names, quick } = readArguments(process.argv.slice(2));
  const say = createSay(process.stderr);
  await setUp({ purpose: 'bench', say });
  await ensureBuilt(say);
  const folder = await say.step('Building the benches', () => buildBenches(names));
  const run = { folder, cache: dirname(folder), quick };
  const rows = [];
  let failed = 0;
  for (const name of names) {
    const module = await import(pathToFileURL(join(folder, `${name}.js`)).href);
    try {
      rows.push(...(await say.step(`Measuring ${name}`, () => module[benches[name] ?? ''](run))));
    } catch (error) {
      // A failed bench does not stop the others.
      failed++;
      say.line(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  console.log(formatTable(rows));
  return failed > 0 ? 1 : 0;
});

/** @param {readonly string[]} given */
function readArguments(given) {
  const names = given.filter((name) => name !== '--quick');
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) throw new SetupProblem(`There is no bench ${unknown}. ${usage}`);
  return {
    names: names.length > 0 ? names : Object.keys(benches),
    quick: names.length < given.length,
  };
}

/**
 * Bundles the benches as the app is built, so that they measure the real code.
 * @param {readonly string[]} names
 */
async function buildBenches(names) {
  const { build } = await import('vite');
  const { nodeConfig } = await import('./vite.config.mjs');
  const folder = join(nodeModules, '.cache', 'brms-studio', 'bench');
  const entries = Object.fromEntries(names.map((name) => [name, `test/bench/${name}.ts`]));
  const config = nodeConfig(folder, entries);
  const external = [config.ssr?.external ?? []].flat().filter((name) => typeof name === 'string');
  // Tools that a bench needs besides the app, such as Vite or Playwright, only find their files beside themselves.
  const tools = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies);
  const ssr = { ...config.ssr, external: [...external, ...tools] };
  await build({ ...config, ssr, plugins: [sourcePlaces] });
  return folder;
}
