/** Something the user can act on: shown as it is, without a stack. */
export class SetupProblem extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'SetupProblem';
  }
}

/**
 * Runs a command's main function: its number is the exit code, a `SetupProblem` is shown, anything else is a fault
 * of ours and keeps its stack. That nobody reads what it prints any more, or that the disk under it is full, ends nothing.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof SetupProblem ? error.message : text(error)}\n`);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function text(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
