/** A problem that the user can solve: shown without a stack trace. */
export class SetupProblem extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'SetupProblem';
  }
}

/**
 * Runs the main function of a command. Its number is the exit code. A `SetupProblem` is shown; any other error is
 * a bug of ours and is shown with its stack trace. Output that nobody reads or that a full disk refuses does not
 * end the process.
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
