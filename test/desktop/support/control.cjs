// Loaded by Electron before the app (`electron -r`): lets a test look into the main process, over Node's own channel to
// the process that started it. It changes nothing of the app.
const electron = require('electron');

// The app takes what is no switch on its command line for a file to open.
process.argv.splice(process.argv.indexOf('-r'), 2);

// Chromium's sandbox needs a system that lets it be made; where the test has switched it off, this call would switch it on
// again, and no page would start. That every window asks for it is tested on the windows themselves.
if (process.argv.includes('--no-sandbox')) electron.app.enableSandbox = () => undefined;

// Electron shows such an error in a dialog and goes on; a test is to see it, and not to wait for a click.
process.on('uncaughtException', (error) => {
  console.error('uncaught in the main process:', error);
  process.exit(70);
});

process.on('message', async ({ id, code, argument }) => {
  try {
    const value = await new Function(`return (${code})`)()(electron, argument);
    process.send?.({ id, value });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
