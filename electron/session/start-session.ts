import { randomBytes } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { Channel } from './channel';
import { handleCodec } from './codecs/handle';
import { standardCodecs } from './codecs/registry';
import { type Accepted, WorkerListener } from './listener';
import { ProcessGroup } from './process-group';
import { protocolVersion } from './protocol';
import type { ResolvedEnvironment } from './resolved-environment';
import { startError } from './response-error';
import { type Session, WorkerSession } from './session';
import type { SexpWrapper } from './sexp-wrapper';
import { callVerb } from './verbs/call-verb';
import { type EventListener, WorkerEvents } from './worker-events';
import { makeWorkerFolders, sharedMemoryRoots, temporaryRoots } from './worker-folders';

export interface StartOptions {
  readonly environment: ResolvedEnvironment;
  /** The purpose of the worker: "main", "fit". */
  readonly role: string;
  /** Attach brms before the session is ready; takes some seconds. */
  readonly loadBrms?: boolean;
  /** The folder of worker.R and launch.sh. */
  readonly workerFolder: string;
  readonly onEvent?: EventListener;
  /** The most time until it is ready; by default 60 s. */
  readonly startTimeoutMs?: number;
  /** Cancels the start; has no effect after it. */
  readonly signal?: AbortSignal | undefined;
  /** How long an interrupted call may go on before its worker is killed; by default 3 s. */
  readonly graceMs?: number;
}

/**
 * Starts a worker in an environment. Rejects with `invalid-input` (R is missing or cannot be run, there is no room for
 * its files, a startup script fails, brms is not installed), `worker-crashed` (R ended; its last output is in the
 * message), `timeout` or `cancelled`. After a failure, all processes and files of the worker are removed.
 */
export async function startSession(options: StartOptions): Promise<Session> {
  const { environment, signal } = options;
  if (signal?.aborted) throw startCancelled();
  await checkR(environment);
  const epoch = randomBytes(12).toString('hex');
  const token = randomBytes(32).toString('hex');
  const listener = await WorkerListener.open(token);
  const limit = startLimit(options);
  /** What a failed start has to undo, the last step first. */
  const undo: (() => Promise<void>)[] = [];
  try {
    const temporary = temporaryRoots(environment.env);
    const folders = await makeWorkerFolders(sharedMemoryRoots(temporary), temporary);
    undo.unshift(folders.remove);
    const released = new WeakSet<SexpWrapper>();
    let session: WorkerSession | null = null;
    let channel: Channel | null = null;
    const events = new WorkerEvents(options.onEvent ?? (() => {}));
    // R's start script splits its arguments at spaces again; R reads "~+~" as a space.
    const file = join(options.workerFolder, 'worker.R').replaceAll(' ', '~+~');
    const worker = new ProcessGroup({
      command: environment.rBinary,
      args: ['--no-echo', '--no-restore', '--no-save', `--file=${file}`],
      launcher: join(options.workerFolder, 'launch.sh'),
      env: {
        ...environment.env,
        TMPDIR: folders.temporary,
        BRMS_STUDIO_PORT: String(listener.port),
        BRMS_STUDIO_TOKEN: token,
        BRMS_STUDIO_SHM: folders.shared,
      },
      epoch,
      onLine: (kind, line) => events.tell({ kind, line, callId: channel?.current?.callId ?? null }),
    });
    undo.unshift(() => worker.kill());
    const crashed = worker.exited.then((exit) => {
      const error = startError(exit);
      // After the start, the session reports crashes itself.
      if (session === null) channel?.close(error);
      throw error;
    });
    crashed.catch(() => {});
    const { hello, transport }: Accepted = await Promise.race([listener.accepted, crashed, limit.reached]);
    undo.unshift(async () => transport.close());
    if (hello.protocol !== protocolVersion) {
      throw new StudioError(
        'protocol',
        `The R process uses version ${hello.protocol} of the protocol, this app uses version ${protocolVersion}.`,
        {
          hint: 'Files of two versions of Brms Studio are mixed. Close it, install it again, and start it.',
        },
      );
    }
    channel = new Channel({
      transport,
      codecs: standardCodecs().register(handleCodec(epoch, released)),
      folder: folders.shared,
      graceMs: options.graceMs ?? 3000,
      interrupt: () => worker.interrupt(),
      kill: (reason) => (session ? session.fail(reason) : void worker.kill().catch(() => {})),
      events,
      onAnswer: () => worker.endLines(),
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
      events,
      async () => {
        transport.close();
        await folders.remove();
      },
    );
    return session;
  } catch (error) {
    // Only the start's own error is reported. A later start removes a folder that is left.
    for (const step of undo) await step().catch(() => {});
    throw asStudioError(error);
  } finally {
    limit.clear();
    listener.close();
  }
}

/** The names of variables that the shell which starts R passes on; it drops all others. */
const shellName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Makes the worker's first call; returns the versions that it found. */
async function applyEnvironment(channel: Channel, options: StartOptions) {
  const { config, libraries, cmdstanPath } = options.environment;
  const input = {
    libraries: [...libraries],
    cmdstan_path: cmdstanPath,
    startup_scripts: [...config.startup_scripts],
    environment_name: config.environment_name,
    env: Object.fromEntries(Object.entries(config.env).filter(([name]) => !shellName.test(name))),
    load_brms: options.loadBrms ?? false,
  };
  return callVerb((target, sent) => channel.call('CALL', target, sent), 'start', input);
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

/** A promise that rejects when the start takes too long or is cancelled. */
function startLimit({ signal, startTimeoutMs = 60_000 }: StartOptions) {
  let fail: (error: StudioError) => void = () => {};
  const reached = new Promise<never>((_, reject) => {
    fail = reject;
  });
  reached.catch(() => {});
  const abort = () => fail(startCancelled());
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  const message = `The R process was not ready within ${startTimeoutMs / 1000} s.`;
  const timer = setTimeout(() => fail(new StudioError('timeout', message)), startTimeoutMs);
  const clear = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { reached, clear };
}

function startCancelled(): StudioError {
  return new StudioError('cancelled', 'Starting the R process was cancelled.');
}
