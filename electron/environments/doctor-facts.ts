import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import script from './doctor.R?raw';
import type { ResolvedEnvironment } from './resolved';

/** What doctor.R says, by name; an empty text where something is missing. */
export type RFacts = ReadonlyMap<string, string>;

const limitMilliseconds = 20_000;

/** Runs R once, in the environment's libraries. Throws `r-error` with what R printed, `timeout` or `cancelled`. */
export async function readRFacts(resolved: ResolvedEnvironment, signal?: AbortSignal): Promise<RFacts> {
  const { env, libraries, rBinary } = resolved;
  const paths = [...libraries, ...(env.R_LIBS ? [env.R_LIBS] : [])].join(delimiter);
  const output = await runR(rBinary, { ...env, ...(paths && { R_LIBS: paths }) }, signal);
  const facts = new Map<string, string>();
  for (const line of output.stdout.split(/\r?\n/)) {
    const tab = line.indexOf('\t');
    if (tab > 0) facts.set(line.slice(0, tab), line.slice(tab + 1).trim());
  }
  if (facts.get('done') === 'yes') return facts;
  throw new StudioError(
    'r-error',
    `${rBinary} did not answer: ${lastLines(output.stderr) || 'it printed nothing'}`,
    {
      hint: 'Start R in a terminal; a broken .Rprofile or Renviron often is the reason.',
    },
  );
}

function runR(
  rBinary: string,
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const timeout = AbortSignal.timeout(limitMilliseconds);
    const child = spawn(rBinary, ['--no-echo', '--no-restore', '--no-save'], {
      env,
      stdio: 'pipe',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (cause) => {
      if (signal?.aborted) reject(new StudioError('cancelled', 'Cancelled.', { cause }));
      else if (timeout.aborted) {
        reject(
          new StudioError(
            'timeout',
            `${rBinary} did not answer within ${limitMilliseconds / 1000} seconds.`,
            { cause },
          ),
        );
      } else
        reject(new StudioError('r-error', `${rBinary} could not be started: ${cause.message}.`, { cause }));
    });
    child.on('close', () => resolve({ stdout, stderr }));
    // R that ends at once closes the pipe; its messages say why.
    child.stdin.on('error', () => {});
    child.stdin.end(script);
  });
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ');
}
