import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AppProcess {
  readonly pid: number;
  /** The address to open, with its token. */
  readonly url: string;
  readonly port: number;
  readonly home: string;
  /** What it has said on standard error so far. */
  log(): string;
  /** Asks it to end, as Ctrl+C does, and waits; resolves with its exit code. */
  stop(): Promise<number>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

export interface AppOptions {
  /** The user's home folder; a new empty one, removed at the end, where left out. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further options of `serve`. */
  readonly options?: readonly string[];
  /** The folder that it is started in; that of the tests where left out. */
  readonly cwd?: string;
  /** The app's command line, where it is not the built one. */
  readonly entry?: string;
}

const project = join(import.meta.dirname, '..', '..', '..');
const startTimeout = 120_000;

/**
 * Where compiled models are kept between tests and runs, so that each is compiled once on a machine.
 * It lies in node_modules, so a fresh clone starts without.
 */
export function sharedCache(): string {
  const folder =
    process.env.BRMS_STUDIO_TEST_CACHE ?? join(project, 'node_modules', '.cache', 'brms-studio-test');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** An environment in which nothing of this user's is seen, but for the cache of compiled models. */
export function isolatedEnv(home: string): NodeJS.ProcessEnv {
  const { XDG_CONFIG_HOME: _config, XDG_DATA_HOME: _data, ...rest } = process.env;
  return { ...rest, HOME: home, XDG_CACHE_HOME: sharedCache() };
}

/** A new empty home folder. */
export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), 'brms-studio-home-'));
}

/** Starts the built app as a server of its own and waits until its address is open. */
export async function startApp(options: AppOptions = {}): Promise<AppProcess> {
  const home = options.home ?? temporaryHome();
  const entry = options.entry ?? join(project, 'out', 'main', 'cli.js');
  if (!existsSync(entry)) throw new Error('The app is not built: npm run build');
  const words = [entry, 'serve', '--json', '--port', '0', ...(options.options ?? [])];
  const child = spawn(process.execPath, words, {
    env: { ...isolatedEnv(home), ...options.env },
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? -1));
  });
  const listening = new Promise<void>((resolve) => {
    child.stdout.on('data', () => output.includes('\n') && resolve());
  });
  const timeout = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), startTimeout).unref();
  });
  const first = await Promise.race([listening, exited, timeout]);
  const address: unknown = first === undefined ? JSON.parse(output) : undefined;
  if (child.pid === undefined || !isAddress(address)) {
    child.kill('SIGKILL');
    throw new Error(`The app did not start (${first ?? 'no address'}).\n${output}\n${log}`);
  }
  const clear = (): void => {
    if (options.home === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  return {
    pid: child.pid,
    ...address,
    home,
    log: () => log,
    async stop() {
      child.kill('SIGINT');
      // While fits run, the first one only asks.
      const asking = setInterval(() => {
        if (!log.includes('Press Ctrl+C again')) return;
        clearInterval(asking);
        child.kill('SIGINT');
      }, 1200);
      const code = await exited;
      clearInterval(asking);
      clear();
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
      clear();
    },
  };
}

function isAddress(value: unknown): value is { url: string; port: number } {
  return typeof value === 'object' && value !== null && 'url' in value && 'port' in value;
}
