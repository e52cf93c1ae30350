import { randomBytes } from 'node:crypto';
import { access, constants, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import type { ResolvedEnvironment } from '../environments/resolved';
import { Channel } from './channel';
import { handleCodec } from './codecs/handle';
import { standardCodecs } from './codecs/registry';
import { listOf, textOf } from './expect';
import { type Accepted, WorkerListener } from './listener';
import { protocolVersion } from './protocol';
import { crashError } from './response-error';
import { makePrivateFolder, sharedMemoryRoot, sweepFolders } from './segment-folder';
import { type Session, type WorkerEvent, WorkerSession } from './session';
import { WorkerProcess } from './worker-process';

export interface StartOptions {
  readonly environment: ResolvedEnvironment;
  /** What the worker is for: "main", "fit". */
  readonly role: string;
  /** Attach brms before the session is ready; takes some seconds. */
  readonly loadBrms?: boolean;
  /** The folder of worker.R and launch.sh. */
  readonly workerFolder: string;
  readonly onEvent?: (event: WorkerEvent) => void;
  /** Until it is ready: by default 60 s. */
  readonly startTimeoutMs?: number;
  /** Gives the start up; later it means nothing. */
  readonly signal?: AbortSignal | undefined;
  /** How long an interrupted call may go on before its worker is killed: by default 3 s. */
  readonly graceMs?: number;
}

/**
 * Starts a worker with an environment applied. Rejects with `invalid-input` (no R there, a startup script that fails,
 * brms not installed), `worker-crashed` (R ended; the tail of its stderr in details), `timeout` or `cancelled`; then
 * nothing of the worker is left.
 */
export async function startSession(options: StartOptions): Promise<Session> {
  const { environment, signal } = options;
  signal?.throwIfAborted();
  await checkR(environment);
  const epoch = randomBytes(12).toString('hex');
  const token = randomBytes(32).toString('hex');
  const listener = await WorkerListener.open(token);
  const folders = await makeFolders(environment.env.TMPDIR ?? tmpdir());
  const released = new Set<string>();
  let session: WorkerSession | null = null;
  let channel: Channel | null = null;
  const tell = options.onEvent ?? (() => {});
  const worker = new WorkerProcess({
    rBinary: environment.rBinary,
    workerFolder: options.workerFolder,
    env: {
      ...environment.env,
      TMPDIR: folders.temporary,
      BRMS_STUDIO_PORT: String(listener.port),
      BRMS_STUDIO_TOKEN: token,
      BRMS_STUDIO_EPOCH: epoch,
      BRMS_STUDIO_SHM: folders.shared,
    },
    epoch,
    onLine: (kind, line) => tell({ kind, line, callId: channel?.running ?? null }),
  });
  const limit = startLimit(options);
  try {
    const crashed = worker.exited.then((exit) => {
      const error = crashError(exit, 'while it started');
      // Once it has started, the session says what it was doing.
      if (session === null) channel?.close(error);
      throw error;
    });
    crashed.catch(() => {});
    const { hello, transport }: Accepted = await Promise.race([listener.accepted, crashed, limit.reached]);
    if (hello.protocol !== protocolVersion) {
      throw new StudioError(
        'protocol',
        `The worker speaks version ${hello.protocol} of the protocol, not ${protocolVersion}.`,
      );
    }
    channel = new Channel({
      transport,
      codecs: standardCodecs().register(handleCodec(epoch, released)),
      folder: folders.shared,
      graceMs: options.graceMs ?? 3000,
      interrupt: () => worker.interrupt(),
      kill: (reason) => (session ? session.fail(reason) : void worker.kill()),
      onEvent: tell,
      onOrphans: (handles) => void session?.release(handles).catch(() => {}),
    });
    const versions = await Promise.race([applyEnvironment(channel, options), crashed, limit.reached]);
    const info = {
      epoch,
      pid: worker.pid,
      role: options.role,
      environment: environment.config.environment_name,
    };
    session = new WorkerSession(
      { ...info, versions, startedAt: Date.now() },
      channel,
      worker,
      released,
      async () => {
        transport.close();
        await folders.remove();
      },
    );
    return session;
  } catch (error) {
    await worker.kill();
    await folders.remove();
    throw asStudioError(error);
  } finally {
    limit.clear();
    listener.close();
  }
}

/** The worker's first call; gives the versions that it found. */
async function applyEnvironment(channel: Channel, options: StartOptions) {
  const { config, libraries, cmdstanPath } = options.environment;
  const result = await channel.call('CALL', 'studio::start', {
    kwargs: {
      libraries: [...libraries],
      cmdstan_path: cmdstanPath,
      startup_scripts: [...config.startup_scripts],
      environment_name: config.environment_name,
      load_brms: options.loadBrms ?? false,
    },
  });
  return Object.fromEntries(Object.entries(listOf(result)).map(([name, version]) => [name, textOf(version)]));
}

async function checkR(environment: ResolvedEnvironment): Promise<void> {
  try {
    await access(environment.rBinary, constants.X_OK);
  } catch {
    throw new StudioError('invalid-input', `There is no R at ${environment.rBinary}.`, {
      hint: 'Install R, or correct r_home in the environment.',
      where: 'r_home',
    });
  }
}

/** The session's segments, and R's temporary files: both go with it, and with the next start if that fails. */
async function makeFolders(temporaryRoot: string) {
  const sharedRoot = await sharedMemoryRoot();
  for (const root of new Set([sharedRoot, temporaryRoot])) sweepFolders(root);
  const shared = makePrivateFolder(sharedRoot);
  const temporary = makePrivateFolder(temporaryRoot);
  const remove = async () => {
    for (const folder of [shared, temporary])
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { shared, temporary, remove };
}

/** A promise that rejects when the start takes too long or is given up. */
function startLimit({ signal, startTimeoutMs = 60_000 }: StartOptions) {
  let fail: (error: StudioError) => void = () => {};
  const reached = new Promise<never>((_, reject) => {
    fail = reject;
  });
  reached.catch(() => {});
  const abort = () => fail(new StudioError('cancelled', 'Starting the R worker was cancelled.'));
  signal?.addEventListener('abort', abort, { once: true });
  const message = `The R worker was not ready within ${startTimeoutMs / 1000} s.`;
  const timer = setTimeout(() => fail(new StudioError('timeout', message)), startTimeoutMs);
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { reached, clear };
}
