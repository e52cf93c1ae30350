import type { BytePipe } from '../../shared/contract/frames';
import { createHandlers } from '../handlers/handlers';
import type { WindowState } from '../handlers/window-state';
import { createRouter } from '../ipc/router';
import type { WindowHost } from '../ipc/window-host';
import { createStudio, type Studio, type StudioOptions } from './studio';
import { listen } from './studio-events';

/** Milliseconds until the worker starts: after the first page's first word, or where no page has come. */
const afterPage = 300;
const withoutPage = 1000;

/** The running app, whatever carries its bytes. */
export interface App {
  /** Serves one window's page. */
  connect(pipe: BytePipe, host: WindowHost): void;
  /** For what a host does beside its pages: windows, menus, questions before the end. */
  readonly services: Studio;
  close(): Promise<void>;
}

/**
 * Wires services and router. The worker starts once the first page has what it shows first, or a moment later where
 * there is none yet: nothing waits for R, and R takes no time of the page's own start.
 */
export async function createApp(options: StudioOptions): Promise<App> {
  const studio = await createStudio(options);
  const router = createRouter<WindowState>(createHandlers(studio), {
    onError: (error, what) => {
      if (error.code !== 'cancelled')
        studio.log.add({ level: 'error', source: 'app', text: `${what}: ${error.message}` });
    },
  });
  const startWorker = (): void => {
    starting = null;
    // Why it could not start is in the log by then.
    studio.workers.start().catch(() => undefined);
  };
  let starting: NodeJS.Timeout | null = setTimeout(startWorker, withoutPage);
  const startSoon = (): void => {
    if (starting === null) return;
    clearTimeout(starting);
    starting = setTimeout(startWorker, afterPage);
  };

  return {
    connect(pipe, host) {
      startSoon();
      const connection = router.connect(pipe, { project: null, host });
      host.listen((news) => {
        if (news.kind === 'command') connection.emit('shell.command', { id: news.id });
        else connection.emit('shell.open', { path: news.path });
      });
      const { events, preferences } = studio;
      if (host.abilities.zoom) host.setZoom(preferences.values.zoom);
      const isOpen = (path: string) => connection.session.project?.path === path;
      const subscriptions = [
        listen(events, 'project', (state) => isOpen(state.path) && connection.emit('project.changed', state)),
        listen(events, 'work', (item) => {
          if (item.project === null || isOpen(item.project)) connection.emit('work.changed', item);
        }),
        listen(events, 'preferences', (values) => {
          if (host.abilities.zoom) host.setZoom(values.zoom);
          connection.emit('preferences.changed', values);
        }),
        listen(events, 'update', (answer) => connection.emit('update.found', answer)),
        listen(events, 'warning', (message) => connection.emit('app.warning', { message })),
        listen(events, 'environments', (entries) => connection.emit('environments.changed', entries)),
        listen(events, 'workers', (workers) => connection.emit('workers.changed', workers)),
        listen(events, 'log', (entries) => connection.emit('log.added', entries)),
        studio.workers.watch(),
      ];
      connection.closed.addEventListener('abort', () => {
        for (const end of subscriptions) end();
        const { project } = connection.session;
        connection.session.project = null;
        if (project) void studio.projects.release(project);
      });
    },
    services: studio,
    close() {
      if (starting !== null) clearTimeout(starting);
      return studio.close();
    },
  };
}
