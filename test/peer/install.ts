import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { withSetupLock } from '../../build/setup/lock.mjs';
import { createSay } from '../../build/setup/say.mjs';

/** The version that ours is held against. */
export const peerVersion = '0.4.0';
/** Where it is kept between runs. */
export const peerCache = resolve(import.meta.dirname, '../../node_modules/.cache/brms-studio');
/** Newer ones of its interface to R need a newer R than some systems have. */
const forOlderR = ['rpy2', 'rpy2-rinterface<3.6.5'];
/** What pip says where it reaches no package index, or only some of it. */
const unreachable = /Retrying \(Retry|connection broken|ConnectionError|timed out|ProxyError|SSLError/i;
/** R was built without it: programs cannot have R within them. */
const noSharedR = /libR\.(so|dylib)[^\n]*(cannot open|not found|no such file)/i;
const noPython =
  /ENOENT|ensurepip is not available|No module named '?(venv|ensurepip)|different python version/i;

/** brmspy cannot be had here, for want of a network, of Python or of a shared R; the message says which. No fault of anything tested. */
export class PeerMissing extends Error {}

/**
 * A Python that has brmspy, in a virtual environment below `cache` that is made once and kept: from PyPI, with an older
 * interface to R where the newest does not fit the R that is here. One process makes it, others wait. Throws `PeerMissing`
 * where it cannot be had, and the reason where it was had and does not install.
 */
export async function installPeer(cache: string = peerCache): Promise<string> {
  const folder = join(cache, `brmspy-${peerVersion}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  return withSetupLock(createSay(process.stderr), async () => {
    if (existsSync(complete)) return python;
    mkdirSync(cache, { recursive: true });
    await install(folder, python);
    writeFileSync(complete, '');
    return python;
  });
}

async function install(folder: string, python: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  await pip(python, [`brmspy==${peerVersion}`]);
  try {
    await run(python, ['-c', 'import rpy2.rinterface']);
  } catch {
    await run(python, ['-m', 'pip', 'uninstall', '-qy', 'rpy2', 'rpy2-rinterface', 'rpy2-robjects']);
    await pip(python, forOlderR);
    await run(python, ['-c', 'import rpy2.rinterface']);
  }
}

function pip(python: string, packages: readonly string[]): Promise<void> {
  const patience = ['--retries', '2', '--timeout', '20'];
  return run(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...patience, ...packages]);
}

/** The way to R that brmspy takes by itself; said when installing, it spares compiling the other one. */
export const peerVariables = { RPY2_CFFI_MODE: 'ABI' };

async function run(command: string, args: readonly string[]): Promise<void> {
  try {
    const env = { ...process.env, ...peerVariables };
    await promisify(execFile)(command, [...args], { timeout: 300_000, env });
  } catch (error) {
    const output = ['stdout', 'stderr'].map((stream) => outputOf(error, stream));
    const said = `${output.join('\n')}\n${String(error)}`;
    const what = `${command.split('/').at(-1)} ${args.slice(0, 3).join(' ')}`;
    const message = `${what}: ${lastLine(output[1] || output[0] || String(error))}`;
    if (unreachable.test(said)) throw new PeerMissing(`PyPI cannot be reached (${message})`);
    if (noSharedR.test(said)) throw new PeerMissing(`R is not a shared library here (${message})`);
    if (noPython.test(said)) throw new PeerMissing(`Python has not what it takes (${message})`);
    throw new Error(message);
  }
}

function outputOf(error: unknown, stream: string): string {
  return error instanceof Error
    ? String(Object.getOwnPropertyDescriptor(error, stream)?.value ?? '').trim()
    : '';
}

/** The last that a program said, for an error's message. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() || 'no reason given';
}
