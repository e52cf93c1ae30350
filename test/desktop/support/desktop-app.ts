import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { isolatedEnv, temporaryHome } from '../../e2e/support/app-process';
import { DesktopPage } from './desktop-page';
import { DevTools } from './devtools';
import { MainProcess } from './main-process';

/** The app in Electron, with a window or more. */
export interface DesktopApp {
  readonly pid: number;
  /** The user's home folder, removed when it has ended. */
  readonly home: string;
  readonly main: MainProcess;
  /** The pages of its windows as they are now; waits for the first. */
  pages(): Promise<readonly DesktopPage[]>;
  /** Ends it as its menu does, and waits; resolves with its exit code. */
  quit(): Promise<number>;
}

/** For a start or an end, on a machine that is busy. */
const patience = 30_000;
const control = join(import.meta.dirname, 'control.cjs');

/** Starts the app in the Electron that there is, in a new home folder. Remember to `quit()` it. */
export async function openDesktop(): Promise<DesktopApp> {
  const home = temporaryHome();
  const child = spawnDesktop(home, []);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  const clear = (): void => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  const address = await heard(() => /DevTools listening on (ws:\S+)/.exec(said)?.[1], exited);
  if (child.pid === undefined || address === undefined) {
    child.kill('SIGKILL');
    clear();
    throw new Error(`Electron did not start.\n${said}`);
  }
  const devtools = await DevTools.connect(address);
  const main = new MainProcess(child);
  return {
    pid: child.pid,
    home,
    main,
    async pages() {
      const ids = await heard(async () => {
        const found = await pageTargets(devtools);
        return found.length > 0 ? found : undefined;
      }, exited);
      if (ids === undefined) throw new Error(`There is no window.\n${said}`);
      return Promise.all(ids.map((id) => DesktopPage.attach(devtools, id)));
    },
    async quit() {
      await main.evaluate(({ app }) => void setTimeout(() => app.quit(), 0)).catch(() => undefined);
      const code = await Promise.race([exited, sleep(patience).then(() => undefined)]);
      devtools.close();
      if (code === undefined) {
        child.kill('SIGKILL');
        clear();
        throw new Error(`Electron did not end.\n${said}`);
      }
      clear();
      if (said.includes('uncaught in the main process')) throw new Error(said);
      return code;
    },
  };
}

/** Starts the app a second time in a home, as its icon does, and resolves with the exit code. */
export function startAgain(home: string, args: readonly string[] = []): Promise<number> {
  const child = spawnDesktop(home, args, []);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
}

/** `first` are switches that come before all others. */
function spawnDesktop(home: string, args: readonly string[], first = ['-r', control]): ChildProcess {
  const desktop = inject('desktop');
  if (desktop.missing !== undefined) throw new Error(desktop.missing);
  const { ELECTRON_RUN_AS_NODE: _node, DBUS_SESSION_BUS_ADDRESS: _bus, ...env } = isolatedEnv(home);
  const flags = ['--disable-gpu', '--remote-debugging-port=0', ...(desktop.sandbox ? [] : ['--no-sandbox'])];
  return spawn(desktop.electron, [...first, ...flags, desktop.app, ...args], {
    env: { ...env, ...(desktop.display && { DISPLAY: desktop.display }) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

async function pageTargets(devtools: DevTools): Promise<readonly string[]> {
  const { targetInfos } = (await devtools.send('Target.getTargets')) as {
    targetInfos: readonly { targetId: string; type: string; url: string }[];
  };
  return targetInfos
    .filter(({ type, url }) => type === 'page' && url.startsWith('app:'))
    .map(({ targetId }) => targetId);
}

/** Asks until there is an answer; undefined where Electron ends before, or is late. */
async function heard<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  exited: Promise<number>,
): Promise<T | undefined> {
  const end = performance.now() + patience;
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  while (!gone && performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(50);
  }
  return undefined;
}
