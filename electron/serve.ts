import type { BytePipe } from '../shared/contract/frames';
import { StudioError } from '../shared/errors/studio-error';
import { createApp } from './app/app';
import type { Studio } from './app/studio';
import { startBrowserHost } from './ipc/browser-host';
import { browserWindow, type WindowHost } from './ipc/window-host';
import { type Resources, resourcesBeside } from './resources';

/** The part of the app that a host needs. */
export interface ServedApp {
  connect(pipe: BytePipe, host: WindowHost): void;
  readonly services: Pick<Studio, 'work' | 'events'>;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The https address of a server with TLS in front of this one; see `BrowserHostOptions`. */
  readonly origin?: string | undefined;
  readonly resources?: Resources;
  /** The environment that workers run in. */
  readonly environment?: string;
  /** Another app than the real one, for tests. */
  readonly app?: ServedApp;
}

export interface Served {
  readonly port: number;
  /** The address to open, with its access token. */
  readonly url: string;
  readonly services: Pick<Studio, 'work' | 'events'>;
  /** Closes the page's connections, then the app: R processes end, what is open is saved. */
  close(): Promise<void>;
}

/** Serves the app on 127.0.0.1. Throws `invalid-input` where the port cannot be used. */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const { environment } = options;
  const resources = options.resources ?? resourcesBeside(import.meta.dirname);
  const app =
    options.app ?? (await createApp({ resources, ...(environment !== undefined && { environment }) }));
  try {
    const host = await startBrowserHost({
      port: options.port ?? 0,
      origin: options.origin,
      page: resources.page,
      connect: (pipe) => app.connect(pipe, browserWindow()),
      onManyRefused: () =>
        console.error('Something tries to use this Brms Studio without its token, and is refused.'),
    });
    return {
      port: host.port,
      url: host.url,
      services: app.services,
      async close() {
        await host.close();
        await app.close();
      },
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** A port from the command line or a variable. Throws `invalid-input`. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new StudioError('invalid-input', `${JSON.stringify(text)} is no port.`, {
    where: 'port',
    hint: 'A port is a whole number from 0 (any free one) to 65535.',
  });
}
