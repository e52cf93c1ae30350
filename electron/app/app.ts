import type { BytePipe } from '../../shared/contract/frames';
import { createHandlers } from '../handlers/handlers';
import type { WindowState } from '../handlers/window-state';
import { createRouter } from '../ipc/router';
import type { WindowHost } from '../ipc/window-host';
import { createStudio, type Studio, type StudioOptions } from './studio';
import { listen } from './studio-events';

/** Milliseconds until the worker starts: after the first call of the first page, or without any page. */
const afterPage = 300;
const withoutPage = 1000;

/** The running app, independent of its host. */
export interface App {
  /** Connects one window's page. */
  connect(pipe: BytePipe, host: WindowHost): void;
  /** For the host's own parts: windows, menus, questions before the end. */
  readonly services: Studio;
  close(): Promise<void>;
}

/**
 * Connects services and router. The worker starts when the first page has its first content, or a moment later without
 * a page, so that R does not slow the page's start.
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
    // The log has the reason if it could not start.
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
      const isOpen = (path: string) => connection.state.project?.path === path;
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
        const { project } = connection.state;
        connection.state.project = null;
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
