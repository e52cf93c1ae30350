import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What pip says where it reaches no package index, only some of it, or one that has not what is wanted. */
const unreachable =
  /Retrying \(Retry|connection broken|ConnectionError|timed out|ProxyError|SSLError|No matching distribution/i;
/** R was built without it: programs cannot have R within them. */
const noSharedR = /libR\.(so|dylib)[^\n]*(cannot open|not found|no such file)/i;
const noPython =
  /ENOENT|ensurepip is not available|No module named '?(venv|ensurepip)|different python version/i;

/**
 * What a test needs of PyPI cannot be had here, for want of a network, of Python or of a shared R; the message says which.
 * No fault of anything tested.
 */
export class PackageMissing extends Error {}

/** The way to R that brmspy takes by itself; said when installing, it spares compiling the other one. */
export const peerVariables = { RPY2_CFFI_MODE: 'ABI' };

/** Installs packages, or what a file of requirements says, with the pip of a virtual environment. */
export async function pipInstall(python: string, wanted: readonly string[]): Promise<void> {
  const patience = ['--retries', '2', '--timeout', '20'];
  await runPython(python, [
    '-m',
    'pip',
    'install',
    '-q',
    '--disable-pip-version-check',
    ...patience,
    ...wanted,
  ]);
}

/** Which Python this is, and where it lies: a virtual environment that another has made does not fit it. */
export function pythonVersion(command: string): Promise<string> {
  return runPython(command, ['-c', 'import sys; print(sys.version, sys.base_prefix)']);
}

/**
 * Compiles the C file of a module that an installed package has as source only, beside it. Where there is no compiler, or
 * no header of Python's, the package does without the module.
 */
export async function compileExtension(python: string, module: string): Promise<void> {
  const code = `import importlib.util, os, subprocess, sys, sysconfig
parent, name = sys.argv[1].rsplit(".", 1)
source = os.path.join(importlib.util.find_spec(parent).submodule_search_locations[0], name + ".c")
built = source[:-2] + sysconfig.get_config_var("EXT_SUFFIX")
subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-I" + sysconfig.get_path("include"), source, "-o", built], check=True)`;
  await runPython(python, ['-c', code, module]).catch(() => undefined);
}

/** What it prints. Throws `PackageMissing` where what goes wrong is that something is not here, else what the program said last. */
export async function runPython(command: string, args: readonly string[]): Promise<string> {
  try {
    const env = { ...process.env, ...peerVariables };
    const { stdout } = await promisify(execFile)(command, [...args], { timeout: 600_000, env });
    return stdout.trim();
  } catch (error) {
    const output = ['stdout', 'stderr'].map((stream) => outputOf(error, stream));
    const said = `${output.join('\n')}\n${String(error)}`;
    const what = `${command.split('/').at(-1)} ${args.slice(0, 3).join(' ')}`;
    const message = `${what}: ${lastLine(output[1] || output[0] || String(error))}`;
    if (unreachable.test(said)) throw new PackageMissing(`PyPI cannot be reached (${message})`);
    if (noSharedR.test(said)) throw new PackageMissing(`R is not a shared library here (${message})`);
    if (noPython.test(said)) throw new PackageMissing(`Python has not what it takes (${message})`);
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
