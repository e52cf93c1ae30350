import type { BytePipe } from '../../shared/contract/frames';
import { asStudioError } from '../../shared/errors/studio-error';
import { createRouter } from '../ipc/router';
import { createHandlers, type WindowState } from './handlers';
import { createStudio, type Studio, type StudioEvents, type StudioOptions } from './studio';

export interface AppOptions extends StudioOptions {
  readonly host: 'electron' | 'browser';
}

/** The running app, whatever carries its bytes. */
export interface App {
  /** Serves one window. */
  connect(pipe: BytePipe): void;
  close(): Promise<void>;
}

/** Wires services and router. The worker starts behind the first window's back; nothing waits for R. */
export async function createApp({ host, ...options }: AppOptions): Promise<App> {
  const studio = await createStudio(options);
  const router = createRouter<WindowState>(createHandlers(studio, host), {
    onError: (error, what) => {
      if (error.code !== 'cancelled') studio.log.add('error', 'app', `${what}: ${error.message}`);
    },
  });
  studio.workers.main().catch((error: unknown) => {
    studio.log.add('error', 'worker', asStudioError(error).message);
  });

  return {
    connect(pipe) {
      const connection = router.connect(pipe, { project: null });
      const { events } = studio;
      const isOpen = (path: string) => connection.session.project?.path === path;
      const subscriptions = [
        listen(events, 'project', (state) => isOpen(state.path) && connection.emit('project.changed', state)),
        listen(events, 'job', (job) => isOpen(job.projectPath) && connection.emit('job.changed', job)),
        listen(events, 'worker', (status) => connection.emit('worker.changed', status)),
        listen(events, 'log', (entry) => connection.emit('log.added', entry)),
      ];
      connection.closed.addEventListener('abort', () => {
        for (const end of subscriptions) end();
        const { project } = connection.session;
        connection.session.project = null;
        if (project) void studio.projects.release(project);
      });
    },
    close: () => studio.close(),
  };
}

function listen<E extends keyof StudioEvents>(
  events: Studio['events'],
  name: E,
  listener: (value: StudioEvents[E][0]) => void,
): () => void {
  const heard = listener as never;
  events.on(name, heard);
  return () => events.off(name, heard);
}
