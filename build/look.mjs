import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from './setup/paths.mjs';
import { runMain } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

const help = `npm run look [-- STEPS.mjs] [--to FOLDER] [--home FOLDER] [--keep]

Starts the app in a home of its own and takes pictures of its page, at 1440x900 and 1024x700, light and dark.
STEPS.mjs has a default export, async ({ page, shot, app }) => …, where page is Playwright's and
await shot('name') takes the pictures name-1440x900-light.png and so on. Without steps: the first page.
--keep leaves the app running after the steps, until Ctrl+C.`;

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];
const schemes = /** @type {const} */ (['light', 'dark']);

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string', default: join(root, 'out', 'look') },
      home: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const say = createSay(process.stderr);
  await setUp({ purpose: 'tests', say });
  await ensureBuilt(say);
  const { runnerImport } = await import('vite');
  const file = join(root, 'test', 'e2e', 'support', 'studio.ts');
  const { module } = await runnerImport(file, { configFile: false, root, logLevel: 'warn' });
  const { openStudio } = /** @type {typeof import('../test/e2e/support/studio')} */ (module);

  const folder = resolve(values.to);
  mkdirSync(folder, { recursive: true });
  const studio = await openStudio(values.home === undefined ? {} : { home: resolve(values.home) });
  const { page, app } = studio;
  /** @param {string} name */
  const shot = async (name) => {
    for (const size of sizes) {
      for (const colorScheme of schemes) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(150);
        const path = join(folder, `${name}-${size.width}x${size.height}-${colorScheme}.png`);
        await page.screenshot({ path });
        console.log(path);
      }
    }
    await page.setViewportSize(sizes[0] ?? { width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  };
  try {
    const [steps] = positionals;
    if (steps === undefined) {
      await page.waitForLoadState('networkidle');
      await shot('start');
    } else {
      const script = await import(pathToFileURL(resolve(process.env.INIT_CWD ?? '.', steps)).href);
      await script.default({ page, shot, app });
    }
    if (values.keep) {
      console.log(`The app goes on at ${app.url}`);
      await new Promise((end) => process.once('SIGINT', end));
    }
  } finally {
    for (const error of studio.errors) console.log(`error in the page: ${error}`);
    await studio.close();
  }
  return studio.errors.length === 0 ? 0 : 1;
});
