import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseHost, fetchElectron, findElectron } from './setup/electron-runtime.mjs';
import { out, root } from './setup/paths.mjs';
import { runMain, SetupProblem } from './setup/problem.mjs';
import { runChild, runInThisProcess } from './setup/run-child.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

const help = `npm start [-- OPTIONS]   sets up what is missing, builds, and opens Brms Studio

  --browser       serve it for a browser, even where a window could be opened
  --port N        the port to serve on (or BRMS_STUDIO_PORT); any free one where left out
  --json          print the address as JSON
  --electron      try again to download Electron's runtime
  --skip-system   leave R, compiler and other system packages as they are`;

const options = /** @type {const} */ ({
  browser: { type: 'boolean', default: false },
  port: { type: 'string' },
  json: { type: 'boolean', default: false },
  electron: { type: 'boolean', default: false },
  'skip-system': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** If Electron ends with an error within this time, it never opened its window. */
const startupMilliseconds = 5000;

/** @param {readonly string[]} args */
function readOptions(args) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

async function main() {
  const values = readOptions(process.argv.slice(2));
  if (values.help) {
    console.log(help);
    return 0;
  }
  const say = createSay(values.json ? process.stderr : process.stdout);
  await setUp({ purpose: 'app', say, skipSystem: values['skip-system'] });
  await ensureBuilt(say);

  const choice = chooseHost({
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    wantsBrowser: values.browser || values.json || values.port !== undefined,
  });
  if (choice.show === 'window') {
    const electron = findElectron() ?? (await fetchElectron(say, values.electron));
    if (electron !== undefined) {
      const began = performance.now();
      const code = await runChild(electron, [root]);
      if (code === 0 || performance.now() - began > startupMilliseconds) return code;
      say.line(`Electron could not open a window (exit code ${code}); serving in the browser instead.`);
    } else {
      say.line("Electron's runtime is not here, so there is no window; serving in the browser instead.");
    }
  } else if (choice.because !== undefined) {
    say.line(choice.because);
  }
  const serve = [...(values.port ? ['--port', values.port] : []), ...(values.json ? ['--json'] : [])];
  if (!values.json) say.line('Open the address below in a browser on this machine; Ctrl+C ends Brms Studio.');
  return runInThisProcess(join(out, 'main', 'cli.js'), ['serve', ...serve]);
}

await runMain(main);
